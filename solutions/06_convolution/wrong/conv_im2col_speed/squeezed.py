# expect: SHAPE on "one picture, one filter"
# slip: The output was squeezed: a batch of one picture and a single filter still have their axes.
def conv_im2col_forward(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    H_out = 1 + (H + 2 * pad - HH) // stride
    W_out = 1 + (W + 2 * pad - WW) // stride
    cols = im2col(x, (HH, WW), stride, pad)
    out = cols.dot(w.reshape(F, -1).T) + b
    out = out.reshape(N, H_out, W_out, F).transpose(0, 3, 1, 2)
    out = np.squeeze(out)
    return out, (x, w, b, conv_param, cols)
