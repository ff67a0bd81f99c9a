# exercises: tanh
def tanh_forward(x):
    e = np.exp(-2 * np.abs(x))
    out = np.sign(x) * (1 - e) / (1 + e)
    return out, 4 * e / (1 + e) ** 2


def tanh_backward(dout, slope):
    return slope * dout
