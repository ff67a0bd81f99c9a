# expect: SHAPE on "2x3 inputs, 5x2 outputs, h = 0.1"
# slip: The result keeps the axes of output and input, y.shape + x.shape; the Jacobian is a matrix of the flattened ones.
import numpy as np


def numerical_jacobian(f, x, h):
    J = np.zeros(np.shape(f(x)) + x.shape)
    for ix in np.ndindex(*x.shape):
        e = np.zeros_like(x)
        e[ix] = h
        J[(..., *ix)] = (f(x + e) - f(x - e)) / (2 * h)
    return J
