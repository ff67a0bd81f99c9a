# expect: WRONG on "5 pieces"
# slip: Only the first two pieces were compared; the number of pieces is the length of the last axis.
def maxout_forward(x, w, b):
    z1, z2 = x @ w[:, :, 0] + b[:, 0], x @ w[:, :, 1] + b[:, 1]
    return np.maximum(z1, z2), (x, w, b, z1 > z2)


def maxout_backward(dout, cache):
    x, w, b, first = cache
    dw, db = np.zeros_like(w), np.zeros_like(b)
    d1, d2 = dout * first, dout * ~first
    dw[:, :, 0], dw[:, :, 1] = x.T @ d1, x.T @ d2
    db[:, 0], db[:, 1] = d1.sum(axis=0), d2.sum(axis=0)
    return d1 @ w[:, :, 0].T + d2 @ w[:, :, 1].T, dw, db
