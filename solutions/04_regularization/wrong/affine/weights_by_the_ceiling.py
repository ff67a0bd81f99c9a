# expect: WRONG on "sources on whole pixels"
# slip: The weights are the distances to floor and ceiling, which are the same pixel for a whole source: both weights are 0 there.
def affine(x, A, t):
    N, C, H, W = x.shape
    ci, cj = (H - 1) / 2, (W - 1) / 2
    i, j = np.meshgrid(np.arange(H) - ci, np.arange(W) - cj, indexing="ij")
    out = np.zeros(x.shape)
    for n in range(N):
        r = A[n, 0, 0] * i + A[n, 0, 1] * j + t[n, 0] + ci
        q = A[n, 1, 0] * i + A[n, 1, 1] * j + t[n, 1] + cj
        r0, q0 = np.floor(r).astype(int), np.floor(q).astype(int)
        r1, q1 = np.ceil(r).astype(int), np.ceil(q).astype(int)
        for a, wa in ((r0, r1 - r), (r1, r - r0)):
            for b, wb in ((q0, q1 - q), (q1, q - q0)):
                inside = (a >= 0) & (a < H) & (b >= 0) & (b < W)
                value = x[n][:, np.clip(a, 0, H - 1), np.clip(b, 0, W - 1)]
                out[n] += wa * wb * inside * value
    return out
