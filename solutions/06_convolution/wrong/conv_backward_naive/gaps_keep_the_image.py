# expect: WRONG on "stride beyond the kernel"
# slip: Where windows do not overlap they were written into a copy of the input; what lies between the windows kept the input's numbers, and its gradient is 0.
def conv_forward_naive(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, C, HH, WW = w.shape
    H_out = 1 + (H + 2 * pad - HH) // stride
    W_out = 1 + (W + 2 * pad - WW) // stride
    x_pad = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), "constant")
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for f in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    hs, ws = i * stride, j * stride
                    out[n, f, i, j] = np.sum(x_pad[n, :, hs:hs + HH, ws:ws + WW] * w[f]) + b[f]
    return out, (x, w, b, conv_param)


def conv_backward_naive(dout, cache):
    x, w, b, conv_param = cache
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    _, _, H_out, W_out = dout.shape
    x_pad = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), "constant")
    disjoint = stride >= max(HH, WW)  # then the windows write everything, and nothing has to be added
    dx_pad, dw = x_pad.copy() if disjoint else np.zeros_like(x_pad), np.zeros_like(w)
    db = dout.sum(axis=(0, 2, 3))
    for i in range(H_out):
        for j in range(W_out):
            here = np.s_[:, :, i * stride:i * stride + HH, j * stride:j * stride + WW]
            dw += np.einsum("nf,ncab->fcab", dout[:, :, i, j], x_pad[here])
            share = np.einsum("nf,fcab->ncab", dout[:, :, i, j], w)
            dx_pad[here] = share if disjoint else dx_pad[here] + share
    dx = dx_pad[:, :, pad:pad + H, pad:pad + W]
    return dx, dw, db
