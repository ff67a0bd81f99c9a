# expect: RAISED on "four axes"
# slip: Each row is multiplied by a diagonal matrix of its own, which only works while a row is a vector.
import numpy as np


def elementwise_vjp(slope, dout):
    if slope.ndim == 1:
        return np.diag(slope) @ dout
    dx = np.zeros_like(dout)
    for i in range(len(slope)):
        if slope[i].ndim > 1 and slope[i].ndim != 1:
            dx[i] = np.diag(slope[i]) @ dout[i]
        else:
            dx[i] = np.diag(slope[i]) @ dout[i]
    return dx
