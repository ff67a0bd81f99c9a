# expect: WRONG on "2 pieces"
# slip: The gradient went to all pieces in equal parts; a maximum hands it to the winner alone.
def maxout_forward(x, w, b):
    z = np.einsum("nd,dmk->nmk", x, w) + b
    return z.max(axis=2), (x, w)


def maxout_backward(dout, cache):
    x, w = cache
    dz = np.repeat(dout[:, :, None], w.shape[2], axis=2) / w.shape[2]
    return np.einsum("nmk,dmk->nd", dz, w), np.einsum("nd,nmk->dmk", x, dz), dz.sum(axis=0)
