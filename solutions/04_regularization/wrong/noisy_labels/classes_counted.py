# expect: WRONG on "a class that no sample has"
# slip: The classes were counted among the given labels; num_classes says how many there are.
def noisy_labels(y, num_classes, eps, rng):
    replaced = rng.random(len(y)) < eps
    return np.where(replaced, rng.integers(0, len(np.unique(y)), len(y)), y)
