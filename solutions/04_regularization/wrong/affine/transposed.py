# expect: WRONG on "turned and stretched"
# slip: The matrix is used transposed, which turns the picture the other way.
def affine(x, A, t):
    N, C, H, W = x.shape
    ci, cj = (H - 1) / 2, (W - 1) / 2
    i, j = np.meshgrid(np.arange(H) - ci, np.arange(W) - cj, indexing="ij")
    out = np.zeros(x.shape)
    for n in range(N):
        r = A[n, 0, 0] * i + A[n, 1, 0] * j + t[n, 0] + ci
        q = A[n, 0, 1] * i + A[n, 1, 1] * j + t[n, 1] + cj
        r0, q0 = np.floor(r).astype(int), np.floor(q).astype(int)
        for a, wa in ((r0, 1 - (r - r0)), (r0 + 1, r - r0)):
            for b, wb in ((q0, 1 - (q - q0)), (q0 + 1, q - q0)):
                inside = (a >= 0) & (a < H) & (b >= 0) & (b < W)
                value = x[n][:, np.clip(a, 0, H - 1), np.clip(b, 0, W - 1)]
                out[n] += wa * wb * inside * value
    return out
