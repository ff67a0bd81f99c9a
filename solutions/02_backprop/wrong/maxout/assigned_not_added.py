# expect: WRONG on "2 pieces"
# slip: In the loop the gradients were assigned: each sample overwrote what those before it had put there. They add.
def maxout_forward(x, w, b):
    z = np.einsum("nd,dmk->nmk", x, w) + b
    return z.max(axis=2), (x, w, b, z.argmax(axis=2))


def maxout_backward(dout, cache):
    x, w, b, winner = cache
    dx, dw, db = np.zeros_like(x), np.zeros_like(w), np.zeros_like(b)
    for n in range(x.shape[0]):
        for m in range(w.shape[1]):
            k = winner[n, m]
            dx[n] += dout[n, m] * w[:, m, k]
            dw[:, m, k] = dout[n, m] * x[n]
            db[m, k] = dout[n, m]
    return dx, dw, db
