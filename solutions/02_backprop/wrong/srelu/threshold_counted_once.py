# expect: WRONG on "10x3 matrix"
# slip: In t + a (x - t) the threshold stands twice, and only the first was differentiated: the factor is 1 - a.
def srelu_forward(x, t_left, a_left, t_right, a_right):
    tl, al, tr, ar = [p.reshape((-1,) + (1,) * (x.ndim - 2)) for p in (t_left, a_left, t_right, a_right)]
    out = np.where(x >= tr, tr + ar * (x - tr), np.where(x <= tl, tl + al * (x - tl), x))
    return out, (x, tl, al, tr, ar)


def srelu_backward(dout, cache):
    x, tl, al, tr, ar = cache
    left, right = x <= tl, x >= tr
    over = (0,) + tuple(range(2, x.ndim))
    dx = dout * np.where(right, ar, np.where(left, al, 1))
    return (dx, (dout * left).sum(over), (dout * left * (x - tl)).sum(over),
            (dout * right).sum(over), (dout * right * (x - tr)).sum(over))
