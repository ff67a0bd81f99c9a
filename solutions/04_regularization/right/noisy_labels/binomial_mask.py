# exercises: noisy_labels
def noisy_labels(y, num_classes, eps, rng):
    out = y.copy()
    mask = rng.binomial(1, eps, size=y.shape).astype(bool)
    out[mask] = rng.choice(num_classes, size=mask.sum())
    return out
