# expect: WRONG on "two classes"
# slip: Chance came from numpy's global generator and not from rng: a run cannot be repeated.
def noisy_labels(y, num_classes, eps, rng):
    replaced = np.random.rand(len(y)) < eps
    return np.where(replaced, np.random.randint(0, num_classes, len(y)), y)
