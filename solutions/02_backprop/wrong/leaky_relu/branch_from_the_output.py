# expect: WRONG on "slope below 0"
# slip: The branch was told from the sign of the output, which is positive on both sides once alpha is below 0.
def leaky_relu_forward(x, alpha):
    out = np.where(x > 0, x, alpha * x)
    return out, (out, alpha)


def leaky_relu_backward(dout, cache):
    out, alpha = cache
    return dout * np.where(out > 0, 1, alpha)
