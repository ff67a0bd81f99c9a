# expect: WRONG on "pictures of one pixel, the ends of lam"
# slip: The shares are kept away from 0 and 1; the ends belong to the range.
def mixup(x, targets, order, lam):
    lam = np.clip(lam, 0.05, 0.95)
    a, b = lam.reshape(-1, 1, 1, 1), lam.reshape(-1, 1)
    return a * x + (1 - a) * x[order], b * targets + (1 - b) * targets[order]
