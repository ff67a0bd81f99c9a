# expect: WRONG on "5x3 matrix"
# slip: dalpha was formed with the output, alpha x, instead of with x: it carries a factor alpha too many.
def prelu_forward(x, alpha):
    a = alpha.reshape((1, -1) + (1,) * (x.ndim - 2))
    out = np.where(x > 0, x, a * x)
    return out, (x, a, out)


def prelu_backward(dout, cache):
    x, a, out = cache
    others = tuple(i for i in range(x.ndim) if i != 1)
    return dout * np.where(x > 0, 1, a), np.sum(dout * out * (x <= 0), axis=others)
