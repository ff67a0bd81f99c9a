# expect: WRONG on "logits near 1e4"
# slip: A small constant in the logarithm caps the price of a class that is thought impossible, at about 28 instead of thousands.
def label_smoothing_loss(x, y, eps):
    N, K = x.shape
    p = np.exp(log_softmax(x))
    q = (1 - eps) * np.eye(K)[y] + eps / K
    return -np.sum(q * np.log(np.maximum(p, 1e-12))) / N, (p - q) / N
