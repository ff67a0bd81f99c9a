# exercises: rrelu
def rrelu_forward(x, lower, upper, mode, seed):
    if mode == "test":
        slopes = np.full(x.shape, 0.5 * (upper + lower))
    else:
        rng = np.random.default_rng(seed)
        slopes = lower + (upper - lower) * rng.random(x.size).reshape(x.shape)
    negative = x < 0
    x[negative] *= slopes[negative]
    return x, (negative, slopes)


def rrelu_backward(dout, cache):
    negative, slopes = cache
    dout[negative] *= slopes[negative]
    return dout
