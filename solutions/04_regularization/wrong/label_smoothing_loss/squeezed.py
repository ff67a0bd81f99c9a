# expect: SHAPE on "one sample, two classes"
# slip: A batch of one sample was squeezed to a vector.
def label_smoothing_loss(x, y, eps):
    N, K = x.shape
    logp = log_softmax(x)
    q = (1 - eps) * np.eye(K)[y] + eps / K
    return -np.sum(q * logp) / N, np.squeeze(np.exp(logp) - q) / N
