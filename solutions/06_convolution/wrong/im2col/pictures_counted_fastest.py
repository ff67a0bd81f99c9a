# expect: WRONG on "2x3 kernel, no padding"
# slip: The rows are counted with the picture last, (i, j, n), as one well-known helper does; here the picture comes first, (n, i, j).
def im2col(x, kernel, stride, pad):
    N, C, H, W = x.shape
    HH, WW = kernel
    x_padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="constant")
    out_height = (H + 2 * pad - HH) // stride + 1
    out_width = (W + 2 * pad - WW) // stride + 1
    i0 = np.tile(np.repeat(np.arange(HH), WW), C)
    j0 = np.tile(np.arange(WW), HH * C)
    i1 = stride * np.repeat(np.arange(out_height), out_width)
    j1 = stride * np.tile(np.arange(out_width), out_height)
    i = i0.reshape(-1, 1) + i1.reshape(1, -1)
    j = j0.reshape(-1, 1) + j1.reshape(1, -1)
    k = np.repeat(np.arange(C), HH * WW).reshape(-1, 1)
    cols = x_padded[:, k, i, j]
    return cols.transpose(1, 2, 0).reshape(HH * WW * C, -1).T
