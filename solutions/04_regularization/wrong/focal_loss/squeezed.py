# expect: SHAPE on "one sample, two classes"
# slip: A batch of one sample was squeezed to a vector.
def focal_loss(x, y, gamma, alpha):
    N, logp = len(y), log_softmax(x)
    p, mine = np.exp(logp), logp[np.arange(N), y]
    py = np.exp(mine)
    slope = gamma * (1 - py) ** (gamma - 1) * py * mine - (1 - py) ** gamma
    dx = (alpha[y] * slope / N)[:, None] * (np.eye(x.shape[1])[y] - p)
    return -np.mean(alpha[y] * (1 - py) ** gamma * mine), dx.squeeze()
