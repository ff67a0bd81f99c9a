# expect: WRONG on "stride 2"
# slip: There are as many windows as the stride asks for, but they begin one pixel apart: window i begins at i * stride.
def im2col(x, kernel, stride, pad):
    HH, WW = kernel
    N, C, H, W = x.shape
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    H_out, W_out = 1 + (H + 2 * pad - HH) // stride, 1 + (W + 2 * pad - WW) // stride
    columns = np.empty((N, H_out, W_out, C, HH, WW))
    for i in range(H_out):
        for j in range(W_out):
            columns[:, i, j] = padded[:, :, i:i + HH, j:j + WW]
    return columns.reshape(N * H_out * W_out, -1)
