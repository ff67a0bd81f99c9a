# exercises: sigmoid_forward sigmoid_backward
import math


def sigmoid_forward(x):
    out = np.empty(x.shape)
    for i in np.ndindex(*x.shape):
        v = float(x[i])
        out[i] = 1 / (1 + math.exp(-v)) if v > 0 else math.exp(v) / (1 + math.exp(v))
    return out, out


class Slope:
    def __init__(self, out):
        self.value = out - out * out


def sigmoid_backward(dout, cache):
    return np.multiply(dout, Slope(cache).value)
