# expect: SHAPE on "full, kernel 3x2"
# slip: Half a kernel of zeros on each side gives an answer of the picture's size; full mode needs h - 1 rows and w - 1 columns on each side.
def true_conv2d(x, k, mode="valid"):
    h, w = k.shape
    if mode == "full":
        x = np.pad(x, ((h // 2, h // 2), (w // 2, w // 2)))
    flipped = k[::-1, ::-1]
    out = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(x[i:i + h, j:j + w] * flipped)
    return out
