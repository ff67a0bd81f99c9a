# expect: WRONG on "much noise"
# slip: One in so many labels was replaced, with 1 / eps rounded to a whole number.
def noisy_labels(y, num_classes, eps, rng):
    replaced = rng.integers(0, int(1 / eps), len(y)) == 0
    return np.where(replaced, rng.integers(0, num_classes, len(y)), y)
