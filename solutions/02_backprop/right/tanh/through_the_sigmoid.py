# exercises: tanh
def tanh_forward(x):
    s = 1 / (1 + np.exp(-2 * x))
    return 2 * s - 1, s


def tanh_backward(dout, s):
    return 4 * s * (1 - s) * dout
