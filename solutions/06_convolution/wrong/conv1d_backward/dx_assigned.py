# expect: WRONG on "stride 2, padding 1"
# slip: The windows overlap: each one's share of dx was assigned, so that the last one wiped out those before it.
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
    N, C, L = x.shape
    F, _, K = w.shape
    xp = np.pad(x, ((0, 0), (0, 0), (P, P)))
    dxp, dw = np.zeros_like(xp), np.zeros_like(w)
    for n in range(N):
        for f in range(F):
            for i in range(dout.shape[2]):
                dw[f] += xp[n, :, i * S:i * S + K] * dout[n, f, i]
                dxp[n, :, i * S:i * S + K] = w[f] * dout[n, f, i]
    db = dout.sum(axis=(0, 2))
    dx = dxp[:, :, P:P + L]
    return dx, dw, db
