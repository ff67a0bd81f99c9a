# expect: WRONG on "gamma 0"
# slip: A gamma of 0 was taken for a missing one and replaced by a default.
def focal_loss(x, y, gamma, alpha):
    gamma = gamma or 2.0
    N, logp = len(y), log_softmax(x)
    p, mine = np.exp(logp), logp[np.arange(N), y]
    py = np.exp(mine)
    slope = gamma * (1 - py) ** (gamma - 1) * py * mine - (1 - py) ** gamma
    return -np.mean(alpha[y] * (1 - py) ** gamma * mine), (alpha[y] * slope / N)[:, None] * (np.eye(x.shape[1])[y] - p)
