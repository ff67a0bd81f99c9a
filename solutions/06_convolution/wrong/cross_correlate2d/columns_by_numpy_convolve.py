# expect: WRONG on "kernel of one column"
# slip: np.convolve turns the kernel round; for a kernel of one column, too, nothing is flipped.
def cross_correlate2d(x, k):
    h, w = k.shape
    rows, cols = x.shape[0] - h + 1, x.shape[1] - w + 1
    if w == 1:  # column by column, without loops over places
        return np.stack([np.convolve(column, k[:, 0], mode="valid") for column in x.T], axis=1)
    out = np.zeros((rows, cols))
    for i in range(rows):
        for j in range(cols):
            out[i, j] = np.sum(x[i:i + h, j:j + w] * k)
    return out
