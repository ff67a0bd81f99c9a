# expect: SHAPE on "films"
# slip: The parameters' gradients were summed over the samples alone; every pixel of a map uses them as well.
def srelu_forward(x, t_left, a_left, t_right, a_right):
    tl, al, tr, ar = [p.reshape((-1,) + (1,) * (x.ndim - 2)) for p in (t_left, a_left, t_right, a_right)]
    out = np.where(x >= tr, tr + ar * (x - tr), np.where(x <= tl, tl + al * (x - tl), x))
    return out, (x, tl, al, tr, ar)


def srelu_backward(dout, cache):
    x, tl, al, tr, ar = cache
    left, right = x <= tl, x >= tr
    dx = dout * np.where(right, ar, np.where(left, al, 1))
    return (dx, (dout * left * (1 - al)).sum(0), (dout * left * (x - tl)).sum(0),
            (dout * right * (1 - ar)).sum(0), (dout * right * (x - tr)).sum(0))
