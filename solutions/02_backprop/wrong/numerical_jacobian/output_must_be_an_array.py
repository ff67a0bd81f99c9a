# expect: RAISED on "a number comes out"
# slip: The code takes for granted that f returns an array; a function that returns a number has a Jacobian of one row.
import numpy as np


def numerical_jacobian(f, x, h):
    y = f(x)
    J = np.zeros((y.size, x.size))
    for k in range(x.size):
        e = np.zeros(x.size)
        e[k] = h
        e = e.reshape(x.shape)
        J[:, k] = (f(x + e) - f(x - e)).flatten() / (2 * h)
    return J
