# expect: NONFINITE on "logits near 1e4"
# slip: The logarithm was taken of a probability that had already become 0.
def focal_loss(x, y, gamma, alpha):
    N = len(y)
    p = np.exp(x - x.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    py = p[np.arange(N), y]
    slope = gamma * (1 - py) ** (gamma - 1) * py * np.log(py) - (1 - py) ** gamma
    return -np.mean(alpha[y] * (1 - py) ** gamma * np.log(py)), (alpha[y] * slope / N)[:, None] * (np.eye(x.shape[1])[y] - p)
