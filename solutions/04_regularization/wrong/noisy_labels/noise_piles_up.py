# expect: WRONG on "two classes"
# slip: The noise was written into the given labels: the next epoch starts from noisy ones, and in the end nothing is left of the truth.
def noisy_labels(y, num_classes, eps, rng):
    replaced = rng.random(len(y)) < eps
    y[replaced] = rng.integers(0, num_classes, replaced.sum())
    return y
