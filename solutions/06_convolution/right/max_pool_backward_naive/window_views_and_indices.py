# exercises: max_pool_forward_naive max_pool_backward_naive avg_pool_forward avg_pool_backward
from numpy.lib.stride_tricks import sliding_window_view


def _windows(x, p):
    s = p["stride"]
    return sliding_window_view(x, (p["pool_height"], p["pool_width"]), axis=(2, 3))[:, :, ::s, ::s]


def max_pool_forward_naive(x, pool_param):
    places = _windows(np.arange(x.size).reshape(x.shape), pool_param)
    flat = _windows(x, pool_param).reshape(*places.shape[:4], -1)
    winner = flat.argmax(axis=-1)[..., np.newaxis]
    won = np.take_along_axis(places.reshape(flat.shape), winner, -1)[..., 0]
    out = x.ravel()[won]
    x[...] = np.nan
    return out, (won, x.shape)


def max_pool_backward_naive(dout, cache):
    won, shape = cache
    return np.bincount(won.ravel(), weights=dout.ravel(), minlength=int(np.prod(shape))).reshape(shape)


def avg_pool_forward(x, pool_param):
    out = np.einsum("ncijab->ncij", _windows(x, pool_param)) / pool_param["pool_height"] / pool_param["pool_width"]
    return out, (np.array(x.shape), dict(pool_param))


def avg_pool_backward(dout, cache):
    shape, p = cache
    where = _windows(np.arange(int(shape.prod())).reshape(shape), p)
    dx = np.zeros(int(shape.prod()))
    np.add.at(dx, where, dout[..., None, None] / where[0, 0, 0, 0].size)
    return dx.reshape(shape)
