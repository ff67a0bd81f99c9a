# expect: WRONG on "twelve samples, hard labels"
# slip: A small constant was added inside the logarithm; that hides the overflow and changes every value.
def logistic_loss_graph(X, y, w, b, reg=0.0):
    y = Tensor(np.reshape(y, (-1, 1)))
    z = Tensor(X) @ w + broadcast_to(b, (len(X), 1))
    p = (tanh(z / 2) + 1.0) / 2
    losses = -(y * log(p + 1e-6)) - (1.0 - y) * log(1.0 - p + 1e-6)
    return summation(losses) / len(X) + reg * summation(w * w)
