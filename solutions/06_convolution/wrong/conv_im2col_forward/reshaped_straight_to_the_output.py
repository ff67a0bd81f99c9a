# expect: WRONG on "2x3 kernel, no padding"
# slip: The product was reshaped straight to (N, F, H', W'): its last axis is the filter, which has to be moved, not renamed.
def conv_im2col_forward(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    H_out = 1 + (H + 2 * pad - HH) // stride
    W_out = 1 + (W + 2 * pad - WW) // stride
    cols = im2col(x, (HH, WW), stride, pad)
    out = (cols.dot(w.reshape(F, -1).T) + b).reshape(N, F, H_out, W_out)
    return out, (x, w, b, conv_param, cols)
