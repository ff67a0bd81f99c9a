# expect: RAISED on "one piece"
# slip: The maximum begins with the first two pieces; a single piece has no second one.
def maxout_forward(x, w, b):
    z = np.einsum("nd,dmk->nmk", x, w) + b
    out = np.maximum(z[:, :, 0], z[:, :, 1])
    for k in range(2, z.shape[2]):
        out = np.maximum(out, z[:, :, k])
    return out, (x, w, z, out)


def maxout_backward(dout, cache):
    x, w, z, out = cache
    dz = dout[:, :, None] * (z == out[:, :, None])
    return np.einsum("nmk,dmk->nd", dz, w), np.einsum("nd,nmk->dmk", x, dz), dz.sum(axis=0)
