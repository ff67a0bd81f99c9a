# expect: NONFINITE on "some entries near 1e3"
# slip: The derivative was written with exp(-x) above and its square below: for large negative x that is inf / inf.
def sigmoid_forward(x):
    return 1 / (1 + np.exp(-x)), x


def sigmoid_backward(dout, cache):
    e = np.exp(-cache)
    return dout * e / (1 + e) ** 2
