# expect: WRONG on "gamma 3.5, weights"
# slip: The sum was divided by the sum of the weights, as torch's weighted cross-entropy does; here it is divided by N.
def focal_loss(x, y, gamma, alpha):
    N, logp = len(y), log_softmax(x)
    p, mine = np.exp(logp), logp[np.arange(N), y]
    py, w = np.exp(mine), alpha[y] / alpha[y].sum()
    slope = gamma * (1 - py) ** (gamma - 1) * py * mine - (1 - py) ** gamma
    return -np.sum(w * (1 - py) ** gamma * mine), (w * slope)[:, None] * (np.eye(x.shape[1])[y] - p)
