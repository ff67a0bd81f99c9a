# expect: WRONG on "two classes"
# slip: One coin was flipped for the whole batch; every sample flips its own.
def noisy_labels(y, num_classes, eps, rng):
    if rng.random() < eps:
        return rng.integers(0, num_classes, len(y))
    return y.copy()
