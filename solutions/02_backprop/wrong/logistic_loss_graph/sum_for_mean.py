# expect: WRONG on "twelve samples, hard labels"
# slip: The loss was summed over the samples; it is their mean.
def logistic_loss_graph(X, y, w, b, reg=0.0):
    z = Tensor(X) @ w + broadcast_to(b, (len(X), 1))
    size = relu(z) + relu(-z)
    losses = relu(z) - z * Tensor(np.reshape(y, (-1, 1))) + log(exp(-size) + 1.0)
    return summation(losses) + reg * summation(w * w)
