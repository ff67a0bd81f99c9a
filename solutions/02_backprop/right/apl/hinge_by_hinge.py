# exercises: apl
def apl_forward(x, a, b):
    out = x * (x > 0)
    for height, place in zip(a, b):
        out = out + height * np.where(x < place, place - x, 0)
    return out, (x, a, b)


def apl_backward(dout, cache):
    x, a, b = cache
    dx, da, db = dout * (x > 0), np.zeros_like(a), np.zeros_like(b)
    for s in range(a.shape[0]):
        open_ = (x < b[s]) * dout
        dx -= open_ * a[s]
        da[s] = np.sum(open_ * (b[s] - x), axis=0)
        db[s] = np.sum(open_, axis=0) * a[s]
    return dx, da, db
