# expect: WRONG on "2x3 kernel, no padding"
# slip: The kernel was flipped: that is true convolution. A convolutional layer is a cross-correlation.
def conv_im2col_forward(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    H_out = 1 + (H + 2 * pad - HH) // stride
    W_out = 1 + (W + 2 * pad - WW) // stride
    cols = im2col(x, (HH, WW), stride, pad)
    flat = w[:, :, ::-1, ::-1].reshape(F, -1)
    out = (cols.dot(flat.T) + b).reshape(N, H_out, W_out, F).transpose(0, 3, 1, 2)
    return out, (x, w, b, conv_param, cols)
