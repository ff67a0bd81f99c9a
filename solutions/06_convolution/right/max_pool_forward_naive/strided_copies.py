# exercises: max_pool_forward_naive max_pool_backward_naive avg_pool_forward avg_pool_backward
def _looks(pool_param, shape):
    """For each pixel of a window, the slices of the picture where it stands in all windows."""
    h, w, s = (pool_param[key] for key in ("pool_height", "pool_width", "stride"))
    for a in range(h):
        for b in range(w):
            yield (..., slice(a, shape[2] - h + a + 1, s), slice(b, shape[3] - w + b + 1, s))


def max_pool_forward_naive(x, pool_param):
    best = -np.inf
    for look in _looks(pool_param, x.shape):
        best = np.maximum(best, x[look])
    return best, {"x": x.copy(), "out": best.copy(), "param": pool_param}


def max_pool_backward_naive(dout, cache):
    dx = np.zeros(cache["x"].shape)
    for look in _looks(cache["param"], dx.shape):
        dx[look] += np.where(cache["x"][look] == cache["out"], dout, 0)
    return dx


def avg_pool_forward(x, pool_param):
    pieces = [x[look] for look in _looks(pool_param, x.shape)]
    return sum(pieces) / len(pieces), (x.shape, pool_param, len(pieces))


def avg_pool_backward(dout, cache):
    shape, pool_param, count = cache
    dout /= count
    dx = np.zeros(shape)
    for look in _looks(pool_param, shape):
        dx[look] += dout
    return dx
