# expect: WRONG on "slopes below 0"
# slip: The way back asked the sign of the output, which with a slope below 0 is positive on both sides.
def rrelu_forward(x, lower, upper, mode, seed):
    if mode == "train":
        slope = np.random.default_rng(seed).uniform(lower, upper, x.shape)
    else:
        slope = (lower + upper) / 2 * np.ones(x.shape)
    out = np.where(x > 0, x, slope * x)
    return out, (out, slope)


def rrelu_backward(dout, cache):
    out, slope = cache
    return np.where(out > 0, dout, slope * dout)
