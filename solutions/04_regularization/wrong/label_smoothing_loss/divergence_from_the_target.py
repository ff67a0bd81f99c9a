# expect: WRONG on "4 samples, 3 classes"
# slip: This is the divergence from the target, cross-entropy less the entropy of the target: another number with the same gradient.
def label_smoothing_loss(x, y, eps):
    N, K = x.shape
    logp = log_softmax(x)
    q = (1 - eps) * np.eye(K)[y] + eps / K
    return np.sum(q * (np.log(np.maximum(q, 1e-300)) - logp)) / N, (np.exp(logp) - q) / N
