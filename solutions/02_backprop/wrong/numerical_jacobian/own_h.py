# expect: WRONG on "2x3 inputs, 5x2 outputs, h = 0.1"
# slip: The step is a constant of its own; the h that is passed is ignored.
import numpy as np


def numerical_jacobian(f, x, h):
    step = 1e-5
    columns = []
    for k in range(x.size):
        e = (step * (np.arange(x.size) == k)).reshape(x.shape)
        columns.append(np.ravel(f(x + e) - f(x - e)) / (2 * step))
    return np.stack(columns, axis=1)
