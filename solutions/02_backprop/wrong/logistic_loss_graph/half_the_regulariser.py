# expect: WRONG on "a heavy regulariser"
# slip: A factor of one half was put before the regulariser, which this course's convention does not have.
def logistic_loss_graph(X, y, w, b, reg=0.0):
    z = Tensor(X) @ w + broadcast_to(b, (len(X), 1))
    m = np.maximum(z.numpy(), 0)
    losses = m - z * Tensor(np.reshape(y, (-1, 1))) + log(exp(z - m) + np.exp(-m))
    return summation(losses) / len(X) + 0.5 * reg * summation(w * w)
