# expect: WRONG on "train mode"
# slip: The way back used the mean slope; it must use the slopes that the forward pass drew.
def rrelu_forward(x, lower, upper, mode, seed):
    mean = (lower + upper) / 2
    slope = np.random.default_rng(seed).uniform(lower, upper, x.shape) if mode == "train" else mean
    return np.where(x > 0, x, slope * x), (x, mean)


def rrelu_backward(dout, cache):
    x, mean = cache
    return np.where(x > 0, dout, mean * dout)
