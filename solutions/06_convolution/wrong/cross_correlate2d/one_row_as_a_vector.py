# expect: SHAPE on "one row"
# slip: A picture of one row was given to np.correlate, and a vector came back; a picture has two axes.
def cross_correlate2d(x, k):
    if len(x) == 1:
        return np.correlate(x[0], k[0])
    (H, W), (h, w) = x.shape, k.shape
    out = np.zeros((H - h + 1, W - w + 1))
    for a in range(h):
        for i in range(H - h + 1):
            out[i] += np.correlate(x[i + a], k[a])
    return out
