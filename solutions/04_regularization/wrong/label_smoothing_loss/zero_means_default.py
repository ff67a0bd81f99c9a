# expect: WRONG on "no smoothing"
# slip: An eps of 0 was taken for a missing one and replaced by a default.
def label_smoothing_loss(x, y, eps):
    eps = eps or 0.1
    N, K = x.shape
    logp = log_softmax(x)
    q = (1 - eps) * np.eye(K)[y] + eps / K
    return -np.sum(q * logp) / N, (np.exp(logp) - q) / N
