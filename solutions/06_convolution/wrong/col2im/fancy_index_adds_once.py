# expect: WRONG on "the same number in all columns, padding 1"
# slip: `a[places] += v` with an array of places that holds a place twice adds only one of the two; np.add.at adds both.
def col2im(columns, x_shape, kernel, stride, pad):
    N, C, H, W = x_shape
    h, w = kernel
    padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    rows, cols = (H + 2 * pad - h) // stride + 1, (W + 2 * pad - w) // stride + 1
    c, p, q = (a.ravel() for a in np.indices((C, h, w)))
    i, j = (stride * a.reshape(-1, 1) for a in np.indices((rows, cols)))
    for n, part in enumerate(columns.reshape(N, rows * cols, -1)):
        padded[n, c, i + p, j + q] += part
    return padded[:, :, pad:pad + H, pad:pad + W]
