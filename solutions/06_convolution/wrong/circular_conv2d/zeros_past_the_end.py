# expect: WRONG on "3x2 kernel"
# slip: Past the last row and column zeros were put; on a ring the first ones come again.
def circular_conv2d(x, k):
    H, W = x.shape
    h, w = k.shape
    padded = np.pad(x, ((0, h - 1), (0, w - 1)))
    out = np.zeros((H, W))
    for i in range(H):
        for j in range(W):
            out[i, j] = np.sum(padded[i:i + h, j:j + w] * k)
    return out
