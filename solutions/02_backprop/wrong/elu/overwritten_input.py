# expect: WRONG on "alpha 0.6"
# slip: The input was overwritten by the output and then kept in the cache: the exponential on the way back was taken of the output.
def elu_forward(x, alpha):
    out = x
    below = x < 0
    out[below] = alpha * np.expm1(x[below])
    return out, (x, alpha)


def elu_backward(dout, cache):
    x, alpha = cache
    return dout * np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))
