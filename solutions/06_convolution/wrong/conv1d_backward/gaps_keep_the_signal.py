# expect: WRONG on "stride beyond the kernel"
# slip: Where windows do not overlap they were written into a copy of the input; what lies between the windows kept the input's numbers, and its gradient is 0.
def conv1d_forward(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    xp = np.pad(x, ((0, 0), (0, 0), (P, P)))
    K = w.shape[2]
    L_out = (xp.shape[2] - K) // S + 1
    out = np.stack([np.einsum("nck,fck->nf", xp[:, :, i * S:i * S + K], w) + b for i in range(L_out)], axis=-1)
    return out, (x, w, b, conv_param)


def conv1d_backward(dout, cache):
    x, w, b, conv_param = cache
    S, P = conv_param["stride"], conv_param["pad"]
    L, K = x.shape[2], w.shape[2]
    xp = np.pad(x, ((0, 0), (0, 0), (P, P)))
    disjoint = S >= K  # then the windows write everything, and nothing has to be added
    dxp, dw = xp.copy() if disjoint else np.zeros_like(xp), np.zeros_like(w)
    for i in range(dout.shape[2]):
        part = slice(i * S, i * S + K)
        dw += np.einsum("nf,nck->fck", dout[:, :, i], xp[:, :, part])
        share = np.einsum("nf,fck->nck", dout[:, :, i], w)
        dxp[:, :, part] = share if disjoint else dxp[:, :, part] + share
    db = dout.sum(axis=(0, 2))
    dx = dxp[:, :, P:P + L]
    return dx, dw, db
