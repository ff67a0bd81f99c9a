# expect: WRONG on "gamma 2, all classes alike"
# slip: The factor (1 - p)^gamma was taken for a constant in the gradient; it depends on the logits too.
def focal_loss(x, y, gamma, alpha):
    N, logp = len(y), log_softmax(x)
    mine, p = logp[np.arange(N), y], np.exp(logp)
    weight = alpha[y] * (1 - np.exp(mine)) ** gamma / N
    p[np.arange(N), y] -= 1
    return -np.sum(weight * mine), weight[:, None] * p
