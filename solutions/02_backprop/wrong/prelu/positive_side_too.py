# expect: WRONG on "5x3 matrix"
# slip: dalpha was collected from all entries; where x is positive alpha plays no part.
def prelu_forward(x, alpha):
    a = alpha.reshape((1, -1) + (1,) * (x.ndim - 2))
    return np.where(x > 0, x, a * x), (x, a)


def prelu_backward(dout, cache):
    x, a = cache
    dx = dout * np.where(x > 0, 1, a)
    others = tuple(i for i in range(x.ndim) if i != 1)
    dalpha = np.sum(dout * x, axis=others)
    return dx, dalpha
