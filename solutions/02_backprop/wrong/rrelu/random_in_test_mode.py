# expect: WRONG on "test mode"
# slip: Slopes were drawn in test mode too: the same input would get another answer each time.
def rrelu_forward(x, lower, upper, mode, seed):
    slope = np.random.default_rng(seed).uniform(lower, upper, x.shape)
    slope = np.where(x > 0, 1.0, slope)
    return slope * x, slope


def rrelu_backward(dout, cache):
    return dout * cache
