# expect: WRONG on "slopes above 1"
# slip: The pieces were chosen by minimum and maximum of the lines, which are right only while the slopes are at most 1.
def srelu_forward(x, t_left, a_left, t_right, a_right):
    tl, al, tr, ar = [p.reshape((-1,) + (1,) * (x.ndim - 2)) for p in (t_left, a_left, t_right, a_right)]
    out = np.maximum(x, tl + al * (x - tl)) + np.minimum(x, tr + ar * (x - tr)) - x
    return out, (x, tl, al, tr, ar)


def srelu_backward(dout, cache):
    x, tl, al, tr, ar = cache
    left, right = x <= tl, x >= tr
    over = (0,) + tuple(range(2, x.ndim))
    dx = dout * np.where(right, ar, np.where(left, al, 1))
    return (dx, (dout * left * (1 - al)).sum(over), (dout * left * (x - tl)).sum(over),
            (dout * right * (1 - ar)).sum(over), (dout * right * (x - tr)).sum(over))
