# expect: WRONG on "gamma 2, all classes alike"
# slip: The samples were summed in the gradient and averaged in the loss.
def focal_loss(x, y, gamma, alpha):
    N, logp = len(y), log_softmax(x)
    p, mine = np.exp(logp), logp[np.arange(N), y]
    py = np.exp(mine)
    slope = gamma * (1 - py) ** (gamma - 1) * py * mine - (1 - py) ** gamma
    return -np.mean(alpha[y] * (1 - py) ** gamma * mine), (alpha[y] * slope)[:, None] * (np.eye(x.shape[1])[y] - p)
