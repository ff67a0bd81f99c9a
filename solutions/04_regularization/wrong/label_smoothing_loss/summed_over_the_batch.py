# expect: WRONG on "4 samples, 3 classes"
# slip: The samples were summed; the loss is a mean over N, and so is its gradient.
def label_smoothing_loss(x, y, eps):
    N, K = x.shape
    logp = log_softmax(x)
    q = (1 - eps) * np.eye(K)[y] + eps / K
    return -np.sum(q * logp), np.exp(logp) - q
