# expect: SHAPE on "stride 2"
# slip: The stride in conv_param was never used.
def conv_im2col_forward(x, w, b, conv_param):
    pad = conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    cols = im2col(x, (HH, WW), 1, pad)
    out = cols @ w.reshape(F, -1).T + b
    out = np.moveaxis(out.reshape(N, H + 2 * pad - HH + 1, W + 2 * pad - WW + 1, F), -1, 1)
    return out, (x, w, b, conv_param)
