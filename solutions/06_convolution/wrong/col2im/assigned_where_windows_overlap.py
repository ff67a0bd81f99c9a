# expect: WRONG on "the same number in all columns, padding 1"
# slip: Where windows overlap, the entries that meet at a pixel were overwritten or averaged: they have to be added.
def col2im(columns, x_shape, kernel, stride, pad):
    N, C, H, W = x_shape
    HH, WW = kernel
    H_out = (H + 2 * pad - HH) // stride + 1
    W_out = (W + 2 * pad - WW) // stride + 1
    windows = columns.reshape(N, H_out, W_out, C, HH, WW)
    padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for i in range(H_out):
        for j in range(W_out):
            padded[:, :, i * stride:i * stride + HH, j * stride:j * stride + WW] = windows[:, i, j]
    return padded[:, :, pad:pad + H, pad:pad + W]
