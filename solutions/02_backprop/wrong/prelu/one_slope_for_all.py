# expect: SHAPE on "5x3 matrix"
# slip: The gradients of all channels were added to one number, as if a single slope were shared.
def prelu_forward(x, alpha):
    a = alpha.reshape((1, -1) + (1,) * (x.ndim - 2))
    return np.where(x > 0, x, a * x), (x, a)


def prelu_backward(dout, cache):
    x, a = cache
    dx = dout * np.where(x > 0, 1, a)
    dalpha = np.sum(dout * np.where(x > 0, 0, x))
    return dx, dalpha
