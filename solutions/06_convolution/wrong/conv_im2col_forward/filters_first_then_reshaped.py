# expect: WRONG on "2x3 kernel, no padding"
# slip: With the filters on the left the product is (F, N H' W'): the axis of filters comes first, before the pictures, and a reshape to (N, F, H', W') mixes the two.
def conv_im2col_forward(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    H_out = 1 + (H + 2 * pad - HH) // stride
    W_out = 1 + (W + 2 * pad - WW) // stride
    cols = im2col(x, (HH, WW), stride, pad)
    out = (w.reshape(F, -1).dot(cols.T) + b.reshape(-1, 1)).reshape(N, F, H_out, W_out)
    return out, (x, w, b, conv_param, cols)
