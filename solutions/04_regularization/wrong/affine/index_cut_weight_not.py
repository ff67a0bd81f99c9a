# expect: WRONG on "far outside, here and there"
# slip: Far outside the index is cut to the frame but the weight is not: it grows beyond 1, and the border comes back, multiplied.
def affine(x, A, t):
    N, C, H, W = x.shape
    ci, cj = (H - 1) / 2, (W - 1) / 2
    framed = np.pad(x, ((0, 0), (0, 0), (3, 3), (3, 3)))
    i, j = np.meshgrid(np.arange(H) - ci, np.arange(W) - cj, indexing="ij")
    out = np.empty(x.shape)
    for n in range(N):
        r = A[n, 0, 0] * i + A[n, 0, 1] * j + t[n, 0] + ci + 3
        q = A[n, 1, 0] * i + A[n, 1, 1] * j + t[n, 1] + cj + 3
        r0, q0 = np.floor(r).astype(int), np.floor(q).astype(int)
        u, v = r - r0, q - q0
        r0, q0 = r0 % (H + 5), q0 % (W + 5)
        f = framed[n]
        out[n] = (1 - u) * ((1 - v) * f[:, r0, q0] + v * f[:, r0, q0 + 1]) + u * ((1 - v) * f[:, r0 + 1, q0] + v * f[:, r0 + 1, q0 + 1])
    return out
