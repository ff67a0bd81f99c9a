# exercises: dropout_exact_mean
import itertools


def dropout_exact_mean(f, x, p):
    masks = np.array(list(itertools.product((False, True), repeat=x.size)))  # (2^D, D)
    logs = masks.sum(1) * np.log(p) + (~masks).sum(1) * np.log1p(-p)
    values = np.stack([f(row) for row in masks * x / p])
    return np.tensordot(np.exp(logs), values, axes=(0, 0))
