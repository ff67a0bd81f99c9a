# expect: NONFINITE on "logits in the thousands"
# slip: The shift was clipped to 500, so that beyond 1209 the exponential overflows after all.
def logistic_loss_graph(X, y, w, b, reg=0.0):
    n = len(X)
    z = Tensor(X) @ w + b.broadcast_to((n, 1))
    m = np.clip(z.numpy(), 0, 500)
    losses = ((z - m).exp() + np.exp(-m)).log() + m - z * np.reshape(y, (n, 1))
    return losses.sum() / n + (w * w).sum() * reg
