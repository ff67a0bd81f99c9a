# expect: WRONG on "2x3 kernel, no padding"
# slip: The columns were read as (N, C, HH, WW, H', W'), another library's layout; im2col here wrote (N, H', W', C, HH, WW).
def col2im(columns, x_shape, kernel, stride, pad):
    N, C, H, W = x_shape
    HH, WW = kernel
    H_out, W_out = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
    cols = columns.reshape(N, C, HH, WW, H_out, W_out)
    padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for p in range(HH):
        for q in range(WW):
            padded[:, :, p:p + stride * H_out:stride, q:q + stride * W_out:stride] += cols[:, :, p, q]
    return padded[:, :, pad:pad + H, pad:pad + W]
