# exercises: focal_loss
def focal_loss(x, y, gamma, alpha):
    N, K = x.shape
    lp = log_softmax(x)
    p = np.exp(lp)
    picked = np.take_along_axis(lp, y[:, None], axis=1)
    q = np.exp(picked)
    focus = np.power(1 - q, gamma)
    a = np.take(alpha, y)[:, None]
    loss = float((-(a * focus * picked)).mean())
    inner = focus if gamma == 0 else focus - gamma * np.power(1 - q, gamma - 1) * q * picked
    J = np.eye(K)[None] - p[:, None, :]  # d log p_i / d x_j = delta_ij - p_j
    return loss, (-(a * inner) * J[np.arange(N), y]) / N
