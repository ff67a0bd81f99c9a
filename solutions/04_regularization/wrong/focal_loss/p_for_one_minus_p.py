# expect: WRONG on "gamma 2, all classes alike"
# slip: The factor is p^gamma: samples that are right already were turned up.
def focal_loss(x, y, gamma, alpha):
    N, logp = len(y), log_softmax(x)
    p, mine = np.exp(logp), logp[np.arange(N), y]
    py = np.exp(mine)
    slope = -alpha[y] * (gamma * mine + 1) * py**gamma / N
    hot = np.eye(x.shape[1])[y]
    return -np.mean(alpha[y] * py**gamma * mine), slope[:, None] * (hot - p)
