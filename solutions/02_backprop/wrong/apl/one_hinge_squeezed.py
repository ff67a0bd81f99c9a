# expect: SHAPE on "one hinge"
# slip: With a single hinge da and db lost their axis of length 1: a gradient has every axis of its parameter.
def apl_forward(x, a, b):
    hinge = np.maximum(0, b[:, None, :] - x[None])
    return np.maximum(0, x) + (a[:, None, :] * hinge).sum(axis=0), (x, a, hinge)


def apl_backward(dout, cache):
    x, a, hinge = cache
    on = hinge > 0
    dx = dout * ((x > 0) - (a[:, None, :] * on).sum(axis=0))
    da, db = (dout * hinge).sum(axis=1), a * (dout * on).sum(axis=1)
    return dx, np.squeeze(da), np.squeeze(db)
