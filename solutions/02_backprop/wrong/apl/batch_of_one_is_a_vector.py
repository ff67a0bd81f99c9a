# expect: SHAPE on "one sample"
# slip: A batch of one sample was given back without its batch axis.
def apl_forward(x, a, b):
    hinge = np.maximum(0, b[:, None, :] - x[None])
    out = np.maximum(0, x) + (a[:, None, :] * hinge).sum(axis=0)
    return out.squeeze(), (x, a, hinge)


def apl_backward(dout, cache):
    x, a, hinge = cache
    on, dout = hinge > 0, dout.reshape(x.shape)
    dx = dout * ((x > 0) - (a[:, None, :] * on).sum(axis=0))
    return dx, (dout * hinge).sum(axis=1), a * (dout * on).sum(axis=1)
