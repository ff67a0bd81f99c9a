# expect: WRONG on "a heavy regulariser"
# slip: A factor of one half was put before the regulariser, which this course's convention does not have.
def logistic_loss_graph(X, y, w, b, reg=0.0):
    z = Tensor(X) @ w + broadcast_to(b, (len(X), 1))
    size = relu(z) + relu(-z)
    losses = relu(z) - z * Tensor(np.reshape(y, (-1, 1))) + log(exp(-size) + 1.0)
    return summation(losses) / len(X) + 0.5 * reg * summation(w * w)
