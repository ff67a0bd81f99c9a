# expect: RAISED on "a vector"
# slip: The code unpacks the shape into rows and columns; an elementwise layer also takes vectors.
import numpy as np


def elementwise_vjp(slope, dout):
    n, d = slope.shape[0], slope.shape[1]
    return np.einsum("k,k->k", slope.reshape(-1), dout.reshape(-1)).reshape((n, d) + slope.shape[2:])
