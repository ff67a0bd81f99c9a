# expect: WRONG on "gamma 3.5, weights"
# slip: gamma is 2 here, whatever was passed.
def focal_loss(x, y, gamma, alpha):
    N, logp = len(y), log_softmax(x)
    p, mine = np.exp(logp), logp[np.arange(N), y]
    miss = 1 - np.exp(mine)
    slope = 2 * miss * np.exp(mine) * mine - miss**2
    return -np.mean(alpha[y] * miss**2 * mine), (alpha[y] * slope / N)[:, None] * (np.eye(x.shape[1])[y] - p)
