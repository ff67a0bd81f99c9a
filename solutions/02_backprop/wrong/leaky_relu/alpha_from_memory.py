# expect: WRONG on "slope 0.3"
# slip: The slope 0.01 was written into the way back; alpha is what the caller passes.
def leaky_relu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x), x


def leaky_relu_backward(dout, cache):
    return np.where(cache > 0, dout, 0.01 * dout)
