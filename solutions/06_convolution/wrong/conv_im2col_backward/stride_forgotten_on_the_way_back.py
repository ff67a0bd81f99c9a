# expect: WRONG on "stride 2"
# slip: The way back puts the windows one pixel apart, whatever the stride of the forward pass.
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
    dw = d.T.dot(cols).reshape(w.shape)
    db = d.sum(axis=0)
    dcols = d.dot(w.reshape(F, -1)).reshape(len(x), *dout.shape[2:], *w.shape[1:])
    dx = np.pad(np.zeros(x.shape), ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            dx[:, :, i:i + w.shape[2], j:j + w.shape[3]] += dcols[:, i, j]
    dx = dx[:, :, pad:pad + x.shape[2], pad:pad + x.shape[3]]
    return dx, dw, db
