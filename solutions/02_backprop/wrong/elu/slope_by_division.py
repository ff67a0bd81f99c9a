# expect: NONFINITE on "alpha 0"
# slip: The slope was made of the output divided by alpha, and alpha may be 0.
def elu_forward(x, alpha):
    out = np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))
    return out, (x, out, alpha)


def elu_backward(dout, cache):
    x, out, alpha = cache
    return dout * np.where(x > 0, 1.0, alpha * (out / alpha + 1))
