# expect: SHAPE on "pictures of one pixel, the ends of lam"
# slip: Axes of length 1 are squeezed away.
def mixup(x, targets, order, lam):
    mixed = np.array([l * a + (1 - l) * b for l, a, b in zip(lam, x, x[order])])
    soft = np.array([l * a + (1 - l) * b for l, a, b in zip(lam, targets, targets[order])])
    return np.squeeze(mixed) if x.shape[1:] == (1, 1, 1) else mixed, soft
