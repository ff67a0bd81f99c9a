# expect: SHAPE on "picture 7x8, kernel 3x5"
# slip: The kernel fits at one height and one width more than the difference of the sizes.
def cross_correlate2d(x, k):
    (H, W), (h, w) = x.shape, k.shape
    out = np.zeros((H - h, W - w))
    for i in range(H - h):
        for j in range(W - w):
            out[i, j] = (x[i:i + h, j:j + w] * k).sum()
    return out
