# expect: NONFINITE on "some entries near 1e3"
# slip: The textbook quotient of exponentials is inf / inf for large inputs.
def tanh_forward(x):
    a, b = np.exp(x), np.exp(-x)
    out = (a - b) / (a + b)
    return out, out


def tanh_backward(dout, cache):
    return dout * (1 - cache * cache)
