# expect: WRONG on "a class that no sample has"
# slip: Replaced labels were taken from other samples; they come from all classes evenly, those without samples too.
def noisy_labels(y, num_classes, eps, rng):
    replaced = rng.random(len(y)) < eps
    return np.where(replaced, rng.permutation(y), y)
