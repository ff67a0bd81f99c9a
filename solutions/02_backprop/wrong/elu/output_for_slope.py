# expect: WRONG on "alpha 0.6"
# slip: The output was used as the slope: alpha e^x is the output plus alpha.
def elu_forward(x, alpha):
    out = np.where(x > 0, x, alpha * np.expm1(x))
    return out, (x, out)


def elu_backward(dout, cache):
    x, out = cache
    return np.where(x > 0, dout, dout * out)
