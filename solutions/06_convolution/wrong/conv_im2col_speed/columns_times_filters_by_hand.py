# expect: WRONG on "speed"
# slip: The columns are there, but they are multiplied with the filters row by row in a loop instead of in one matrix product.
def conv_im2col_forward(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    H_out = 1 + (H + 2 * pad - HH) // stride
    W_out = 1 + (W + 2 * pad - WW) // stride
    cols = im2col(x, (HH, WW), stride, pad)
    flat = w.reshape(F, -1)
    out = np.array([[np.sum(row * flat[f]) + b[f] for f in range(F)] for row in cols])
    out = out.reshape(N, H_out, W_out, F).transpose(0, 3, 1, 2)
    return out, (x, w, b, conv_param, cols)
