# expect: WRONG on "test mode"
# slip: In test mode the negative side was cut off; it keeps the mean slope.
def rrelu_forward(x, lower, upper, mode, seed):
    slope = np.random.default_rng(seed).uniform(lower, upper, x.shape) if mode == "train" else 0.0
    slope = np.where(x > 0, 1.0, slope)
    return slope * x, slope


def rrelu_backward(dout, cache):
    return dout * cache
