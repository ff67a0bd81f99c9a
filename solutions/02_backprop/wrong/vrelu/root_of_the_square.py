# expect: NONFINITE on "inputs near 1e200"
# slip: The square overflows long before the number does: the root of inf is inf.
def vrelu_forward(x):
    out = np.sqrt(x**2)
    return out, x


def vrelu_backward(dout, cache):
    return dout * np.sign(cache)
