# expect: RAISED on "three axes"
# slip: The loops know vectors and matrices; an elementwise layer takes any number of axes.
import numpy as np


def elementwise_jacobian(slope):
    n, d = np.atleast_2d(slope).shape
    J = np.zeros((n * d, n * d))
    for i in range(n):
        for j in range(d):
            J[i * d + j, i * d + j] = np.atleast_2d(slope)[i, j]
    return J
