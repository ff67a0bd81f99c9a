# expect: NONFINITE on "some entries near 1e3"
# slip: Both branches were multiplied by masks and added: 0 times the inf of the unwanted branch is nan.
def elu_forward(x, alpha):
    out = (x > 0) * x + (x <= 0) * alpha * np.expm1(x)
    return out, (x, alpha)


def elu_backward(dout, cache):
    x, alpha = cache
    return dout * ((x > 0) + (x <= 0) * alpha * np.exp(np.minimum(x, 0)))
