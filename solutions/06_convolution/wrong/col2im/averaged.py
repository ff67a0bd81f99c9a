# expect: WRONG on "the same number in all columns, padding 1"
# slip: What meets at a pixel was averaged or overwritten, as if col2im were to undo im2col. It is its transpose: it adds.
def col2im(columns, x_shape, kernel, stride, pad):
    N, C, H, W = x_shape
    HH, WW = kernel
    H_out, W_out = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
    windows = columns.reshape(N, H_out, W_out, C, HH, WW)
    total, count = np.zeros((N, C, H + 2 * pad, W + 2 * pad)), np.zeros((1, 1, H + 2 * pad, W + 2 * pad))
    for i in range(H_out):
        for j in range(W_out):
            place = (slice(None), slice(None), slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW))
            total[place] += windows[:, i, j]
            count[place] += 1
    return (total / np.maximum(count, 1))[:, :, pad:pad + H, pad:pad + W]
