# expect: WRONG on "4 samples, 3 classes"
# slip: The loss is a mean over N, and the gradient lacks the 1 / N.
def label_smoothing_loss(x, y, eps):
    N, K = x.shape
    logp = log_softmax(x)
    q = (1 - eps) * np.eye(K)[y] + eps / K
    return -np.sum(q * logp) / N, np.exp(logp) - q
