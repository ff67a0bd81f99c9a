# expect: WRONG on "hinges below zero"
# slip: The gradient of the height counts how many entries are on the hinge; it needs how far they are, b - x.
def apl_forward(x, a, b):
    on = x[None] < b[:, None, :]
    hinge = on * (b[:, None, :] - x[None])
    return np.maximum(0, x) + (a[:, None, :] * hinge).sum(axis=0), (x, a, on)


def apl_backward(dout, cache):
    x, a, on = cache
    dx = dout * ((x > 0) - (a[:, None, :] * on).sum(axis=0))
    return dx, (dout * on).sum(axis=1), a * (dout * on).sum(axis=1)
