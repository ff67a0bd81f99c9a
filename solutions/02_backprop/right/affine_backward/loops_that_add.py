# exercises: affine_forward affine_backward
def affine_forward(x, w, b):
    N, M = x.shape[0], b.shape[0]
    out = np.zeros((N, M))
    for n in range(N):
        sample = x[n].flatten()
        for m in range(M):
            out[n, m] = b[m] + sum(sample * w[:, m])
    return out, (x, w, b)


def affine_backward(dout, cache):
    x, w, b = cache
    dx, dw, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(b.shape)
    for n, row in enumerate(dout):
        for m, d in enumerate(row):
            dx[n] += d * w[:, m].reshape(x[n].shape)
            dw[:, m] += d * x[n].ravel()
            db[m] += d
    return dx, dw, db
