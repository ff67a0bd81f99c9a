# expect: SHAPE on "films"
# slip: dalpha was summed over the samples alone; in a map every pixel uses the slope of its channel as well.
def prelu_forward(x, alpha):
    a = alpha.reshape((-1,) + (1,) * (x.ndim - 2))
    return np.where(x > 0, x, a * x), (x, a)


def prelu_backward(dout, cache):
    x, a = cache
    dx = np.where(x > 0, dout, a * dout)
    dalpha = np.sum(dout * np.minimum(x, 0), axis=0)
    return dx, dalpha
