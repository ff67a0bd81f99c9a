# expect: WRONG on "slopes above 1"
# slip: The larger of x and slope x is right only while the slopes are at most 1.
def rrelu_forward(x, lower, upper, mode, seed):
    slope = np.random.default_rng(seed).uniform(lower, upper, x.shape) if mode == "train" else (lower + upper) / 2
    return np.maximum(x, slope * x), np.where(x > 0, 1.0, slope)


def rrelu_backward(dout, cache):
    return dout * cache
