# expect: WRONG on "logits near 1e4"
# slip: A small constant in the logarithm caps the loss of a sample that is thought impossible, at about 28 instead of thousands.
def focal_loss(x, y, gamma, alpha):
    N = len(y)
    p = np.exp(log_softmax(x))
    py = np.clip(p[np.arange(N), y], 1e-12, 1.0)
    slope = gamma * (1 - py) ** (gamma - 1) * py * np.log(py) - (1 - py) ** gamma
    return -np.mean(alpha[y] * (1 - py) ** gamma * np.log(py)), (alpha[y] * slope / N)[:, None] * (np.eye(x.shape[1])[y] - p)
