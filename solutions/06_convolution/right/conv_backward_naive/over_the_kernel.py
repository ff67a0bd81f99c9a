# exercises: conv_forward_naive conv_backward_naive
def places(a, c, s, rows, cols):
    return (slice(None), slice(None), slice(a, a + s * rows, s), slice(c, c + s * cols, s))


def conv_forward_naive(x, w, b, conv_param):
    p, s = conv_param["pad"], conv_param["stride"]
    big = np.zeros((*x.shape[:2], x.shape[2] + 2 * p, x.shape[3] + 2 * p))
    big[:, :, p:p + x.shape[2], p:p + x.shape[3]] = x
    rows, cols = (big.shape[2] - w.shape[2]) // s + 1, (big.shape[3] - w.shape[3]) // s + 1
    out = np.zeros((len(x), len(w), rows, cols))
    for a in range(w.shape[2]):
        for c in range(w.shape[3]):
            out += np.einsum("fk,nkij->nfij", w[:, :, a, c], big[places(a, c, s, rows, cols)])
    out += b.reshape(-1, 1, 1)
    return out, [big, w, s, p, x.shape]


def conv_backward_naive(dout, cache):
    big, w, s, p, shape = cache
    rows, cols = dout.shape[2:]
    dw = np.empty(w.shape)
    dbig = np.zeros(big.shape)
    for a in range(w.shape[2]):
        for c in range(w.shape[3]):
            where = places(a, c, s, rows, cols)
            dw[:, :, a, c] = np.einsum("nfij,nkij->fk", dout, big[where])
            dbig[where] += np.einsum("nfij,fk->nkij", dout, w[:, :, a, c])
    db = np.einsum("abcd->b", dout)
    dout[...] = 0
    return dbig[:, :, p:p + shape[2], p:p + shape[3]], dw, db
