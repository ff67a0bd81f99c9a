# exercises: maxout
def maxout_forward(x, w, b):
    out, winner = np.empty((len(x), b.shape[0])), {}
    for m in range(b.shape[0]):
        for n, row in enumerate(x):
            best = -float("inf")
            for k in range(b.shape[1]):
                z = float(row @ w[:, m, k] + b[m, k])
                if z > best:
                    best, winner[n, m] = z, k
            out[n, m] = best
    return out, (x, w, winner)


def maxout_backward(dout, cache):
    x, w, winner = cache
    dx, dw, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(w.shape[1:])
    for (n, m), k in winner.items():
        dx[n] += dout[n, m] * w[:, m, k]
        dw[:, m, k] += dout[n, m] * x[n]
        db[m, k] += dout[n, m]
    return dx, dw, db
