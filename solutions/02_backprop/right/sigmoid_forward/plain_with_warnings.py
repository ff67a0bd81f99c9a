# exercises: sigmoid_forward sigmoid_backward
def sigmoid_forward(x):
    out = 1.0 / (1.0 + np.exp(-x))  # exp overflows to inf, and 1 / inf is the right 0
    return out, (x, out)


def sigmoid_backward(dout, cache):
    _, out = cache
    dout *= out
    dout *= 1 - out
    return dout
