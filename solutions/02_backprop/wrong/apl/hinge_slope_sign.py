# expect: WRONG on "hinges below zero"
# slip: Inside a hinge x stands with a minus, and its slope was taken with a plus.
def apl_forward(x, a, b):
    hinge = np.maximum(0, b[:, None, :] - x[None])
    return np.maximum(0, x) + (a[:, None, :] * hinge).sum(axis=0), (x, a, hinge)


def apl_backward(dout, cache):
    x, a, hinge = cache
    on = hinge > 0
    dx = dout * ((x > 0) + (a[:, None, :] * on).sum(axis=0))
    return dx, (dout * hinge).sum(axis=1), a * (dout * on).sum(axis=1)
