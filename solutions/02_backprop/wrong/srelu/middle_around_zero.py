# expect: WRONG on "both thresholds above zero"
# slip: The left piece was asked for negative x only; the left threshold may lie above 0, and then positive entries stand left of it.
def srelu_forward(x, t_left, a_left, t_right, a_right):
    tl, al, tr, ar = [p.reshape((-1,) + (1,) * (x.ndim - 2)) for p in (t_left, a_left, t_right, a_right)]
    left, right = (x < 0) & (x <= tl), (x > 0) & (x >= tr)
    out = np.where(right, tr + ar * (x - tr), np.where(left, tl + al * (x - tl), x))
    return out, (x, tl, al, tr, ar, left, right)


def srelu_backward(dout, cache):
    x, tl, al, tr, ar, left, right = cache
    over = (0,) + tuple(range(2, x.ndim))
    dx = dout * np.where(right, ar, np.where(left, al, 1))
    return (dx, (dout * left * (1 - al)).sum(over), (dout * left * (x - tl)).sum(over),
            (dout * right * (1 - ar)).sum(over), (dout * right * (x - tr)).sum(over))
