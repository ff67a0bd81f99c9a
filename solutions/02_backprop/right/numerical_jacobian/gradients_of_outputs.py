# exercises: numerical_jacobian
import numpy as np


def numerical_jacobian(f, x, h):
    # one gradient for each output: row by row
    def row(a):
        return [(np.ravel(f(x + d))[a] - np.ravel(f(x - d))[a]) / (2 * h) for d in h * np.eye(x.size).reshape((-1,) + x.shape)]

    return np.array([row(a) for a in range(np.size(f(x + 0.0)))])
