# expect: WRONG on "4 samples, 3 classes"
# slip: The right class got 1 - eps and lost its own share eps / K: the target row no longer sums to 1.
def label_smoothing_loss(x, y, eps):
    N, K = x.shape
    logp = log_softmax(x)
    q = np.full((N, K), eps / K)
    q[np.arange(N), y] = 1 - eps
    return -np.sum(q * logp) / N, (np.exp(logp) - q) / N
