# expect: SHAPE on "4 inputs, 3 outputs, h = 1e-5"
# slip: A row was made for each input; in this course rows are outputs and columns inputs.
import numpy as np


def numerical_jacobian(f, x, h):
    rows = []
    for ix in np.ndindex(*x.shape):
        e = np.zeros_like(x)
        e[ix] = h
        rows.append(np.ravel(f(x + e) - f(x - e)) / (2 * h))
    return np.array(rows)
