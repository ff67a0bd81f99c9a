# expect: WRONG on "4 samples, 3 classes"
# slip: The mean was taken over samples and classes; over the classes the products are summed.
def label_smoothing_loss(x, y, eps):
    N, K = x.shape
    logp = log_softmax(x)
    q = (1 - eps) * np.eye(K)[y] + eps / K
    return -np.mean(q * logp), (np.exp(logp) - q) / (N * K)
