# expect: WRONG on "alpha 0.6"
# slip: The slope on the negative side was written for alpha = 1: it is alpha times the exponential.
def elu_forward(x, alpha):
    out = np.where(x > 0, x, alpha * np.expm1(x))
    return out, (x, alpha)


def elu_backward(dout, cache):
    x, alpha = cache
    return dout * np.where(x > 0, 1, np.exp(x))
