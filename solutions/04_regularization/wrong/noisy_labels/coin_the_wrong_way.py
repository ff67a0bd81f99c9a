# expect: WRONG on "five classes"
# slip: The comparison is turned round: eps is the share that is kept.
def noisy_labels(y, num_classes, eps, rng):
    kept = rng.random(len(y)) < eps
    return np.where(kept, y, rng.integers(0, num_classes, len(y)))
