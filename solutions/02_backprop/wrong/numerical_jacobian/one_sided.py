# expect: WRONG on "4 inputs, 3 outputs, h = 1e-5"
# slip: These are one-sided differences, with an error of the order of h.
import numpy as np


def numerical_jacobian(f, x, h):
    base = np.ravel(f(x))
    J = np.zeros((base.size, x.size))
    for k in range(x.size):
        moved = x.copy()
        moved.flat[k] += h
        J[:, k] = (np.ravel(f(moved)) - base) / h
    return J
