# expect: WRONG on "hinges on both sides"
# slip: The slope was chosen by the sign of x, either the ReLU's or the hinges'; a hinge above 0 is open for some positive x as well.
def apl_forward(x, a, b):
    hinge = np.maximum(0, b[:, None, :] - x[None])
    return np.maximum(0, x) + (a[:, None, :] * hinge).sum(axis=0), (x, a, hinge)


def apl_backward(dout, cache):
    x, a, hinge = cache
    on = hinge > 0
    dx = dout * np.where(x > 0, 1, -(a[:, None, :] * on).sum(axis=0))
    return dx, (dout * hinge).sum(axis=1), a * (dout * on).sum(axis=1)
