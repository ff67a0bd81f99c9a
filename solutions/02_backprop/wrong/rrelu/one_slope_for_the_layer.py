# expect: WRONG on "train mode"
# slip: One slope was drawn for the whole layer; every entry has a slope of its own.
def rrelu_forward(x, lower, upper, mode, seed):
    if mode == "train":
        slope = np.random.default_rng(seed).uniform(lower, upper)
    else:
        slope = (lower + upper) / 2
    return np.where(x > 0, x, slope * x), np.where(x > 0, 1.0, slope)


def rrelu_backward(dout, cache):
    return dout * cache
