# expect: WRONG on "slopes above 1"
# slip: The larger of x and alpha x is the PReLU only while alpha is at most 1, and a learned slope need not stay there.
def prelu_forward(x, alpha):
    a = alpha.reshape((-1,) + (1,) * (x.ndim - 2))
    return np.maximum(x, a * x), (x, a)


def prelu_backward(dout, cache):
    x, a = cache
    others = (0,) + tuple(range(2, x.ndim))
    return dout * np.where(x > 0, 1, a), np.sum(dout * x * (x < 0), axis=others)
