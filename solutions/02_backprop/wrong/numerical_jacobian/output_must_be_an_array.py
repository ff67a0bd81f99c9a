# expect: RAISED on "a number comes out"
# slip: The code takes for granted that f returns an array; a function that returns a number has a Jacobian of one row.
import numpy as np


def numerical_jacobian(f, x, h):
    columns = []
    for ix in np.ndindex(*x.shape):
        e = np.zeros_like(x)
        e[ix] = h
        columns.append((f(x + e) - f(x - e)).flatten().tolist())
    if len(columns[0]) == 1:
        raise ValueError("the output has no axis")
    return np.array(columns).T / (2 * h)
