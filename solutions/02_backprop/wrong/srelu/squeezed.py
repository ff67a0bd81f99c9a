# expect: SHAPE on "one channel"
# slip: The sums kept their axes and were squeezed, and with one channel no axis is left.
def srelu_forward(x, t_left, a_left, t_right, a_right):
    tl, al, tr, ar = (p.reshape((1, -1) + (1,) * (x.ndim - 2)) for p in (t_left, a_left, t_right, a_right))
    out = np.where(x >= tr, tr + ar * (x - tr), np.where(x <= tl, tl + al * (x - tl), x))
    return out, (x, tl, al, tr, ar)


def srelu_backward(dout, cache):
    x, tl, al, tr, ar = cache
    low, high = x <= tl, x >= tr
    axes = (0,) + tuple(range(2, x.ndim))
    dx = dout * np.where(high, ar, np.where(low, al, 1.0))
    grads = [dout * low * (1 - al), dout * low * (x - tl), dout * high * (1 - ar), dout * high * (x - tr)]
    return (dx, *(np.squeeze(g.sum(axis=axes, keepdims=True)) for g in grads))
