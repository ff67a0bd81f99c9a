# expect: SHAPE on "full, kernel 3x2"
# slip: Height and width were mixed up in the padding: rows of zeros go with the kernel's height.
def true_conv2d(x, k, mode="valid"):
    h, w = k.shape
    if mode == "full":
        x = np.pad(x, ((w - 1, w - 1), (h - 1, h - 1)))
    flipped = k[::-1, ::-1]
    out = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(x[i:i + h, j:j + w] * flipped)
    return out
