# expect: WRONG on "all pieces far below zero"
# slip: The running maximum starts at -1000: where all pieces lie below that none of them wins, and -1000 comes out.
def maxout_forward(x, w, b):
    N, (D, M, K) = x.shape[0], w.shape
    out = np.full((N, M), -1e3)
    winner = np.zeros((N, M), dtype=int)
    for k in range(K):
        z = x @ w[:, :, k] + b[:, k]
        better = z > out
        out[better] = z[better]
        winner[better] = k
    return out, (x, w, winner)


def maxout_backward(dout, cache):
    x, w, winner = cache
    D, M, K = w.shape
    dx, dw, db = np.zeros_like(x), np.zeros_like(w), np.zeros((M, K))
    for k in range(K):
        dz = dout * (winner == k)
        dx += dz @ w[:, :, k].T
        dw[:, :, k] = x.T @ dz
        db[:, k] = dz.sum(axis=0)
    return dx, dw, db
