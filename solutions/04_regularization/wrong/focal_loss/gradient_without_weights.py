# expect: WRONG on "gamma 3.5, weights"
# slip: alpha stands in the loss and not in the gradient.
def focal_loss(x, y, gamma, alpha):
    N, logp = len(y), log_softmax(x)
    p, mine = np.exp(logp), logp[np.arange(N), y]
    py = np.exp(mine)
    slope = gamma * (1 - py) ** (gamma - 1) * py * mine - (1 - py) ** gamma
    return -np.mean(alpha[y] * (1 - py) ** gamma * mine), (slope / N)[:, None] * (np.eye(x.shape[1])[y] - p)
