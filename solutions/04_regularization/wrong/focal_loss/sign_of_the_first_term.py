# expect: WRONG on "gamma 2, all classes alike"
# slip: The two terms of the gradient have different signs here; both push the right logit up.
def focal_loss(x, y, gamma, alpha):
    N, logp = len(y), log_softmax(x)
    p, mine = np.exp(logp), logp[np.arange(N), y]
    py = np.exp(mine)
    slope = -gamma * (1 - py) ** (gamma - 1) * py * mine - (1 - py) ** gamma
    return -np.mean(alpha[y] * (1 - py) ** gamma * mine), (alpha[y] * slope / N)[:, None] * (np.eye(x.shape[1])[y] - p)
