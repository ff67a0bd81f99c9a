# expect: WRONG on "4x3 matrix"
# slip: 2 sigma(x) - 1 is tanh(x / 2): the argument of the sigmoid has to be doubled too.
def tanh_forward(x):
    out = 2 / (1 + np.exp(-x)) - 1
    return out, out


def tanh_backward(dout, cache):
    return dout * (1 - cache**2)
