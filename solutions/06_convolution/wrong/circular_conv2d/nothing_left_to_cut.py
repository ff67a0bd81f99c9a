# expect: RAISED on "kernel as large as the picture"
# slip: The repeated picture was cut with a slice that ends at -(H - h), which is empty when the kernel is as large as the picture.
def circular_conv2d(x, k):
    (H, W), (h, w) = x.shape, k.shape
    twice = np.tile(x, (2, 2))[:-(H - h)]
    out = np.zeros((H, W))
    for i in range(H):
        for j in range(W):
            out[i, j] = (twice[i:i + h, j:j + w] * k).sum()
    return out
