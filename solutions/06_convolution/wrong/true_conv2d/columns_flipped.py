# expect: WRONG on "valid, kernel 3x2"
# slip: Only the columns of the kernel were flipped; a turn by 180 degrees flips both axes.
def true_conv2d(x, k, mode="valid"):
    h, w = k.shape
    if mode == "full":
        x = np.pad(x, ((h - 1, h - 1), (w - 1, w - 1)))
    flipped = np.fliplr(k)
    out = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(x[i:i + h, j:j + w] * flipped)
    return out
