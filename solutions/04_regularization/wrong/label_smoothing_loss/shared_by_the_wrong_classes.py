# expect: WRONG on "4 samples, 3 classes"
# slip: eps was shared among the wrong classes only; in the convention of this course every class, the right one too, gets eps / K.
def label_smoothing_loss(x, y, eps):
    N, K = x.shape
    logp = log_softmax(x)
    q = np.full((N, K), eps / (K - 1))
    q[np.arange(N), y] = 1 - eps
    return -np.sum(q * logp) / N, (np.exp(logp) - q) / N
