# expect: SHAPE on "padding 2"
# slip: The output size counts the padding once; there are pad rows above and pad rows below.
def im2col(x, kernel, stride, pad):
    HH, WW = kernel
    N, C, H, W = x.shape
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    H_out, W_out = (H + pad - HH) // stride + 1, (W + pad - WW) // stride + 1
    columns = np.empty((N, H_out, W_out, C, HH, WW))
    for i in range(H_out):
        for j in range(W_out):
            columns[:, i, j] = padded[:, :, i * stride:i * stride + HH, j * stride:j * stride + WW]
    return columns.reshape(N * H_out * W_out, -1)
