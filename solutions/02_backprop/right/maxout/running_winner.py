# exercises: maxout
def maxout_forward(x, w, b):
    best = x @ w[:, :, 0] + b[:, 0]
    who = np.zeros(best.shape, dtype=int)
    for k in range(1, w.shape[2]):
        z = x @ w[:, :, k] + b[:, k]
        who[z > best] = k
        best = np.where(z > best, z, best)
    return best, (x, w, b, who)


def maxout_backward(dout, cache):
    x, w, b, who = cache
    dx, dw, db = 0, np.zeros_like(w), np.zeros_like(b)
    for k in range(w.shape[2]):
        d = np.where(who == k, dout, 0)
        dx = dx + d @ w[:, :, k].T
        dw[:, :, k] = x.T @ d
        db[:, k] = d.sum(axis=0)
    return dx, dw, db
