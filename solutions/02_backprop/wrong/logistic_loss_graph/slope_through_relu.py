# expect: WRONG on "weights of zero"
# slip: max(z, 0) was made of ReLU nodes, whose slope at z = 0 is 0 on both sides: the gradient is lost just where training starts.
def logistic_loss_graph(X, y, w, b, reg=0.0):
    z = Tensor(X) @ w + broadcast_to(b, (len(X), 1))
    size = relu(z) + relu(-z)
    losses = relu(z) - z * Tensor(np.reshape(y, (-1, 1))) + log(exp(-size) + 1.0)
    return summation(losses) / len(X) + reg * summation(w * w)
