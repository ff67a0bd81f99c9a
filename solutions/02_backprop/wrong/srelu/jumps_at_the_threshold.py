# expect: WRONG on "10x3 matrix"
# slip: Beyond the threshold the output was a times x, which jumps there; the line has to start where the middle piece ends.
def srelu_forward(x, t_left, a_left, t_right, a_right):
    tl, al, tr, ar = [p.reshape((-1,) + (1,) * (x.ndim - 2)) for p in (t_left, a_left, t_right, a_right)]
    out = np.where(x >= tr, ar * x, np.where(x <= tl, al * x, x))
    return out, (x, tl, al, tr, ar)


def srelu_backward(dout, cache):
    x, tl, al, tr, ar = cache
    left, right = x <= tl, x >= tr
    over = (0,) + tuple(range(2, x.ndim))
    dx = dout * np.where(right, ar, np.where(left, al, 1))
    zero = np.zeros(x.shape[1])
    return dx, zero, (dout * left * x).sum(over), zero, (dout * right * x).sum(over)
