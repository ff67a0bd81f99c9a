# expect: WRONG on "alpha below 0"
# slip: The branch was told from the sign of the output, which is positive on both sides once alpha is below 0.
def elu_forward(x, alpha):
    out = np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))
    return out, (out, alpha)


def elu_backward(dout, cache):
    out, alpha = cache
    return dout * np.where(out > 0, 1, out + alpha)
