# expect: NONFINITE on "logits in the thousands"
# slip: The exponential of a large logit overflows; the formula has to be rewritten before it is computed.
def logistic_loss_graph(X, y, w, b, reg=0.0):
    z = Tensor(X) @ w + broadcast_to(b, (len(X), 1))
    losses = log(exp(z) + 1.0) - z * Tensor(np.reshape(y, (-1, 1)))
    return summation(losses) / len(X) + reg * summation(w * w)
