# expect: WRONG on "a matrix, h = 0.1"
# slip: The step is scaled with the size of the entry; a fine idea, but not the h that was asked for.
import numpy as np


def eval_numerical_gradient(f, x, h):
    grad = np.zeros_like(x)
    for ix in np.ndindex(x.shape):
        old = x[ix]
        step = h * (1.0 + abs(old))
        x[ix] = old + step
        above = f(x)
        x[ix] = old - step
        below = f(x)
        x[ix] = old
        grad[ix] = (above - below) / (2 * step)
    return grad
