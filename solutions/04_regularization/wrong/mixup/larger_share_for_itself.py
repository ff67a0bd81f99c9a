# expect: WRONG on "four pictures"
# slip: The larger of lam and 1 - lam is taken for the picture itself; lam was to be used as it is.
def mixup(x, targets, order, lam):
    lam = np.maximum(lam, 1 - lam)
    a, b = lam.reshape(-1, 1, 1, 1), lam.reshape(-1, 1)
    return a * x + (1 - a) * x[order], b * targets + (1 - b) * targets[order]
