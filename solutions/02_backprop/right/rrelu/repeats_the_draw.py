# exercises: rrelu
def slopes_of(shape, lower, upper, mode, seed):
    if mode == "train":
        return np.random.default_rng(seed).uniform(lower, upper, size=shape)
    return np.mean([lower, upper]) * np.ones(shape)


def rrelu_forward(x, lower, upper, mode, seed):
    setting = (lower, upper, mode, seed)
    return np.maximum(x, 0) + slopes_of(x.shape, *setting) * np.minimum(x, 0), (x, setting)


def rrelu_backward(dout, cache):
    x, setting = cache
    return np.where(x > 0, dout, dout * slopes_of(x.shape, *setting))
