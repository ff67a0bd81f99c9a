# expect: RAISED on "four axes"
# slip: The product is spelt out for rows and columns; an elementwise layer takes any number of axes.
import numpy as np


def elementwise_vjp(slope, dout):
    if slope.ndim == 1:
        return np.einsum("d,d->d", slope, dout)
    return np.einsum("nd,nd->nd", slope, dout)
