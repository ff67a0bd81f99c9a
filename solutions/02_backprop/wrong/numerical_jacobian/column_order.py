# expect: WRONG on "2x3 inputs, 5x2 outputs, h = 0.1"
# slip: Both sides are flattened column by column; numpy's order, and ours, goes row by row.
import numpy as np


def numerical_jacobian(f, x, h):
    columns = []
    for k in range(x.size):
        e = np.zeros(x.size)
        e[k] = h
        e = e.reshape(x.shape, order="F")
        columns.append(np.ravel(f(x + e) - f(x - e), order="F") / (2 * h))
    return np.stack(columns, axis=1)
