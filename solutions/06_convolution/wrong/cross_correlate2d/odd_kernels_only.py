# expect: RAISED on "kernel 2x4"
# slip: The window was built around a middle pixel, which only an odd kernel has.
def cross_correlate2d(x, k):
    r, c = k.shape[0] // 2, k.shape[1] // 2
    H, W = x.shape
    out = np.zeros((H - 2 * r, W - 2 * c))
    for i in range(r, H - r):
        for j in range(c, W - c):
            out[i - r, j - c] = np.sum(x[i - r:i + r + 1, j - c:j + c + 1] * k)
    return out
