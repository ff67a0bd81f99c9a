# expect: WRONG on "slopes below 0"
# slip: The branch was read off the sign of the output, which a slope below 0 makes positive on both sides.
import numpy as np


def prelu_forward(x, alpha):
    a = alpha.reshape((1, -1) + (1,) * (x.ndim - 2))
    out = np.where(x > 0, x, a * x)
    return out, (x, a, out)


def prelu_backward(dout, cache):
    x, a, out = cache
    others = tuple(i for i in range(x.ndim) if i != 1)
    dx = np.where(out > 0, dout, a * dout)
    return dx, np.where(out > 0, 0.0, dout * x).sum(axis=others)
