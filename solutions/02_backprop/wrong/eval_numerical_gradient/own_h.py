# expect: WRONG on "a matrix, h = 0.1"
# slip: The step is a constant of its own; the h that is passed is ignored.
import numpy as np


def eval_numerical_gradient(f, x, h=1e-5):
    h = 1e-5
    grad = np.zeros_like(x)
    for ix in np.ndindex(x.shape):
        old = x[ix]
        x[ix] = old + h
        above = f(x)
        x[ix] = old - h
        below = f(x)
        x[ix] = old
        grad[ix] = (above - below) / (2 * h)
    return grad
