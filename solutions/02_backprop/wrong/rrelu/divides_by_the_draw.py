# expect: WRONG on "train mode"
# slip: x was divided by the number drawn, as in the paper, where the draw is 3 to 8; here the draw is the slope itself.
def rrelu_forward(x, lower, upper, mode, seed):
    if mode == "train":
        drawn = np.random.default_rng(seed).uniform(lower, upper, x.shape)
    else:
        drawn = np.full(x.shape, (lower + upper) / 2)
    return np.where(x > 0, x, x / drawn), np.where(x > 0, 1.0, 1 / drawn)


def rrelu_backward(dout, cache):
    return dout * cache
