# exercises: noisy_labels
def noisy_labels(y, num_classes, eps, rng):
    q = np.full((len(y), num_classes), eps / num_classes)
    q[np.arange(len(y)), y] += 1 - eps
    u = rng.random((len(y), 1))
    return (np.cumsum(q, axis=1)[:, :-1] < u).sum(axis=1)
