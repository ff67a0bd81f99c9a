# expect: WRONG on "2 pieces"
# slip: The piece of the largest absolute value was chosen; the largest piece is meant, sign and all.
def maxout_forward(x, w, b):
    z = np.einsum("nd,dmk->nmk", x, w) + b
    winner = np.abs(z).argmax(axis=2)[:, :, None]
    return np.take_along_axis(z, winner, axis=2)[:, :, 0], (x, w, winner)


def maxout_backward(dout, cache):
    x, w, winner = cache
    dz = np.zeros(dout.shape + w.shape[2:])
    np.put_along_axis(dz, winner, dout[:, :, None], axis=2)
    return np.einsum("nmk,dmk->nd", dz, w), np.einsum("nd,nmk->dmk", x, dz), dz.sum(axis=0)
