# expect: WRONG on "a view comes out"
# slip: The first result is a view of x, and x is then changed in place: both results become the same array.
import numpy as np


def numerical_jacobian(f, x, h):
    J = np.zeros((np.size(f(x)), x.size))
    for k, ix in enumerate(np.ndindex(*x.shape)):
        old = x[ix]
        x[ix] = old + h
        above = f(x)
        x[ix] = old - h
        below = f(x)
        x[ix] = old
        J[:, k] = np.ravel(above - below) / (2 * h)
    return J
