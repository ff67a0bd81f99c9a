# expect: WRONG on "stride beyond the kernel"
# slip: Where windows do not overlap each pixel was looked up in its nearest window; a pixel between the windows belongs to none and is 0.
def col2im(columns, x_shape, kernel, stride, pad):
    N, C, H, W = x_shape
    HH, WW = kernel
    rows, cols = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
    windows = columns.reshape(N, rows, cols, C, HH, WW)
    if stride >= max(HH, WW):  # disjoint windows: every pixel is found in one of them, nothing has to be added
        v, u = np.arange(pad, pad + H)[:, None], np.arange(pad, pad + W)[None, :]
        i, j = np.minimum(v // stride, rows - 1), np.minimum(u // stride, cols - 1)
        p, q = np.minimum(v - i * stride, HH - 1), np.minimum(u - j * stride, WW - 1)
        return windows.transpose(0, 3, 1, 2, 4, 5)[:, :, i, j, p, q]
    padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for i in range(rows):
        for j in range(cols):
            padded[:, :, i * stride:i * stride + HH, j * stride:j * stride + WW] += windows[:, i, j]
    return padded[:, :, pad:pad + H, pad:pad + W]
