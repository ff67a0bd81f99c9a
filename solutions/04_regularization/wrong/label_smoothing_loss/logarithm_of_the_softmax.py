# expect: NONFINITE on "logits near 1e4"
# slip: The logarithm was taken of probabilities that had already become 0.
def label_smoothing_loss(x, y, eps):
    N, K = x.shape
    p = np.exp(x - x.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    q = (1 - eps) * np.eye(K)[y] + eps / K
    return -np.sum(q * np.log(p)) / N, (p - q) / N
