# expect: WRONG on "two classes"
# slip: A generator with a fixed seed was made inside: every epoch gets the same noise.
def noisy_labels(y, num_classes, eps, rng):
    rng = np.random.default_rng(0)
    replaced = rng.random(len(y)) < eps
    return np.where(replaced, rng.integers(0, num_classes, len(y)), y)
