# expect: WRONG on "two classes"
# slip: One label was drawn and given to all replaced samples.
def noisy_labels(y, num_classes, eps, rng):
    replaced = rng.random(len(y)) < eps
    return np.where(replaced, rng.integers(0, num_classes), y)
