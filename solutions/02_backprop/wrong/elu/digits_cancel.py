# expect: WRONG on "entries near 1e-11"
# slip: e^x - 1 subtracts two almost equal numbers when x is tiny, and only a few digits are left.
def elu_forward(x, alpha):
    e = np.exp(np.minimum(x, 0))
    return np.where(x > 0, x, alpha * (e - 1)), np.where(x > 0, 1, alpha * e)


def elu_backward(dout, cache):
    return dout * cache
