# exercises: numerical_jacobian
import numpy as np


def numerical_jacobian(fn, x, h):
    J, flat = None, x.ravel().copy()
    for k in range(flat.size):
        sides = []
        for sign in (1, -1):
            flat[k] += sign * h
            sides.append(np.array(fn(flat.reshape(x.shape)), dtype=float).ravel())  # a copy before the next step
            flat[k] -= sign * h
        column = (sides[0] - sides[1]) / (2 * h)
        J = np.empty((column.size, flat.size)) if J is None else J
        J[:, k] = column
    return J
