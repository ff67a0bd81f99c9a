# expect: WRONG on "two classes"
# slip: A replaced label was never its own class; the even draw is from all classes, so that a share eps / K comes back to itself.
def noisy_labels(y, num_classes, eps, rng):
    replaced = rng.random(len(y)) < eps
    return np.where(replaced, (y + rng.integers(1, num_classes, len(y))) % num_classes, y)
