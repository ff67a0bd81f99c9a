# expect: WRONG on "a vector, h = 1e-5"
# slip: Each entry is left at x - h, so all later entries are judged at another point and x is changed for good.
import numpy as np


def eval_numerical_gradient(f, x, h):
    grad = np.zeros_like(x)
    for ix in np.ndindex(x.shape):
        x[ix] += h
        above = f(x)
        x[ix] -= 2 * h
        below = f(x)
        grad[ix] = (above - below) / (2 * h)
    return grad
