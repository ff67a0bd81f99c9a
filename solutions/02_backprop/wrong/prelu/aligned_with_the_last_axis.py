# expect: RAISED on "films"
# slip: numpy aligned alpha with the last axis, the columns of an image; channels are axis 1.
def prelu_forward(x, alpha):
    out = np.where(x > 0, x, alpha * x)
    return out, (x, alpha)


def prelu_backward(dout, cache):
    x, alpha = cache
    dx = np.where(x > 0, dout, alpha * dout)
    dalpha = (dout * np.minimum(x, 0)).sum(axis=0)
    return dx, dalpha
