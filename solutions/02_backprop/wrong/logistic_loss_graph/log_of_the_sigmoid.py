# expect: NONFINITE on "logits in the thousands"
# slip: A probability was computed first and its logarithm then; for large logits it is 0 by rounding and the logarithm infinite.
def logistic_loss_graph(X, y, w, b, reg=0.0):
    y = Tensor(np.reshape(y, (-1, 1)))
    z = Tensor(X) @ w + broadcast_to(b, (len(X), 1))
    p = 1.0 / (exp(-z) + 1.0)
    losses = -(y * log(p)) - (1.0 - y) * log(1.0 - p)
    return summation(losses) / len(X) + reg * summation(w * w)
