# expect: SHAPE on "kernel as large as the picture"
# slip: For a kernel as large as the picture a bare number came back; the one place is still an array of shape (1, 1).
def cross_correlate2d(x, k):
    if x.shape == k.shape:
        return np.sum(x * k)
    (H, W), (h, w) = x.shape, k.shape
    out = np.zeros((H - h + 1, W - w + 1))
    for i in range(H - h + 1):
        for j in range(W - w + 1):
            out[i, j] = np.vdot(x[i:i + h, j:j + w], k)
    return out
