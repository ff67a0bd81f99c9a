# expect: SHAPE on "one sample"
# slip: A batch of one sample was given back without its batch axis.
def maxout_forward(x, w, b):
    z = np.einsum("nd,dmk->nmk", x, w) + b
    out = z.max(axis=2)
    if len(x) == 1:
        out = out.ravel()
    return out, (x, w, z.argmax(axis=2))


def maxout_backward(dout, cache):
    x, w, winner = cache
    dz = dout.reshape(winner.shape)[:, :, None] * np.eye(w.shape[2])[winner]
    return np.einsum("nmk,dmk->nd", dz, w), np.einsum("nd,nmk->dmk", x, dz), dz.sum(axis=0)
