# expect: SHAPE on "2x3 kernel, no padding"
# slip: dw was left flat, (F, C HH WW); it has the four axes of w.
def conv_im2col_forward(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    H_out = 1 + (H + 2 * pad - HH) // stride
    W_out = 1 + (W + 2 * pad - WW) // stride
    cols = im2col(x, (HH, WW), stride, pad)
    out = cols.dot(w.reshape(F, -1).T) + b
    out = out.reshape(N, H_out, W_out, F).transpose(0, 3, 1, 2)
    return out, (x, w, b, conv_param, cols)


def conv_im2col_backward(dout, cache):
    x, w, b, conv_param, cols = cache
    stride, pad = conv_param["stride"], conv_param["pad"]
    F = w.shape[0]
    d = dout.transpose(0, 2, 3, 1).reshape(-1, F)
    dw = d.T.dot(cols)
    db = d.sum(axis=0)
    dx = col2im(d.dot(w.reshape(F, -1)), x.shape, w.shape[2:], stride, pad)
    return dx, dw, db
