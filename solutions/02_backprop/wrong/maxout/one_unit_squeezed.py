# expect: SHAPE on "one unit"
# slip: With a single unit dw and db lost their axis of length 1: a gradient has every axis of its parameter.
def maxout_forward(x, w, b):
    z = np.einsum("nd,dmk->nmk", x, w) + b
    return z.max(axis=2), (x, w, z.argmax(axis=2))


def maxout_backward(dout, cache):
    x, w, winner = cache
    dz = dout[:, :, None] * np.eye(w.shape[2])[winner]
    dx = np.einsum("nmk,dmk->nd", dz, w)
    return dx, np.einsum("nd,nmk->dmk", x, dz).squeeze(), dz.sum(axis=0).squeeze()
