# expect: NONFINITE on "some entries near 1e3"
# slip: The forward pass is stable, but the slope was written as exp(x) / (1 + exp(x)), which is inf / inf for large x.
def softplus_forward(x):
    return np.logaddexp(0, x) - np.log(2), np.exp(x)


def softplus_backward(dout, cache):
    return dout * cache / (1 + cache)
