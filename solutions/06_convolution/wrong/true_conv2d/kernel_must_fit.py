# expect: RAISED on "full, kernel larger than the picture"
# slip: The kernel was refused for being larger than the picture; in full mode it need not fit, since the two may change places.
def true_conv2d(x, k, mode="valid"):
    h, w = k.shape
    if h > x.shape[0] or w > x.shape[1]:
        raise ValueError("the kernel is larger than the picture")
    if mode == "full":
        x = np.pad(x, ((h - 1, h - 1), (w - 1, w - 1)))
    flipped = k[::-1, ::-1]
    out = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(x[i:i + h, j:j + w] * flipped)
    return out
