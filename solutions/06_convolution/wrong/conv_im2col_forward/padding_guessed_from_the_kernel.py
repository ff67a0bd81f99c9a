# expect: SHAPE on "padding 2, kernel 3x2"
# slip: The padding was taken to be (HH - 1) // 2, the choice that keeps the size; it is what conv_param says.
def conv_im2col_forward(x, w, b, conv_param):
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    stride, pad = conv_param["stride"], (HH - 1) // 2
    H_out = (H + 2 * pad - HH) // stride + 1
    W_out = (W + 2 * pad - WW) // stride + 1
    cols = im2col(x, (HH, WW), stride, pad)
    out = (cols @ w.reshape(F, -1).T + b).reshape(N, H_out, W_out, F).transpose(0, 3, 1, 2)
    return out, (x, w, b, conv_param)
