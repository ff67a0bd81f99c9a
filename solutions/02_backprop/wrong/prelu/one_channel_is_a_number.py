# expect: SHAPE on "one channel"
# slip: dalpha was squeezed: with one channel the array (1,) became a bare number.
def prelu_forward(x, alpha):
    a = alpha.reshape((-1,) + (1,) * (x.ndim - 2))
    return np.where(x > 0, x, a * x), (x, a)


def prelu_backward(dout, cache):
    x, a = cache
    others = (0,) + tuple(range(2, x.ndim))
    dalpha = np.sum(dout * np.minimum(x, 0), axis=others, keepdims=True)
    return np.where(x > 0, dout, a * dout), dalpha.squeeze()
