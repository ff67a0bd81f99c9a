# expect: WRONG on "gamma 2, all classes alike"
# slip: Every class was judged by a sigmoid of its own, as detectors do; here the classes share one softmax.
def focal_loss(x, y, gamma, alpha):
    N, K = x.shape
    t = 2 * np.eye(K)[y] - 1
    p = 1 / (1 + np.exp(-t * x))
    w = alpha[y][:, None] / N
    loss = -np.sum(w * (1 - p) ** gamma * np.log(p))
    dx = w * t * (1 - p) ** gamma * (gamma * p * np.log(p) - (1 - p))
    return loss, dx
