# expect: WRONG on "images"
# slip: One slope was drawn for each map of an image and shared by its pixels; every single entry has its own.
def rrelu_forward(x, lower, upper, mode, seed):
    slope = (lower + upper) / 2
    if mode == "train":
        slope = np.random.default_rng(seed).uniform(lower, upper, x.shape[:2] + (1,) * (x.ndim - 2))
    slope = np.where(x > 0, 1.0, slope)
    return slope * x, slope


def rrelu_backward(dout, cache):
    return dout * cache
