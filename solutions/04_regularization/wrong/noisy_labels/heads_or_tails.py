# expect: WRONG on "five classes"
# slip: New labels were 0 or 1, however many classes there are.
def noisy_labels(y, num_classes, eps, rng):
    replaced = rng.random(len(y)) < eps
    return np.where(replaced, (rng.random(len(y)) < 0.5).astype(int), y)
