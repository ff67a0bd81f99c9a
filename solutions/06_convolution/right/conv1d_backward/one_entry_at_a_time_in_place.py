# exercises: conv1d_backward
def conv1d_forward(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    xp = np.pad(x, ((0, 0), (0, 0), (P, P)))
    K = w.shape[2]
    L_out = (xp.shape[2] - K) // S + 1
    out = np.stack([np.einsum("nck,fck->nf", xp[:, :, i * S:i * S + K], w) + b for i in range(L_out)], axis=-1)
    return out, (x, w, b, conv_param)


def conv1d_backward(dout, cache):
    x, w, b, conv_param = cache
    stride, pad = conv_param["stride"], conv_param["pad"]
    dx, dw = np.zeros(x.shape), 0 * w
    for (n, f, i), d in np.ndenumerate(dout):
        for k in range(w.shape[2]):
            t = i * stride + k - pad  # a place in x itself; outside there is only padding
            if 0 <= t < x.shape[2]:
                dw[f, :, k] += d * x[n, :, t]
                dx[n, :, t] += d * w[f, :, k]
    b[:] = 0  # the bias array is free by now
    for f in range(len(b)):
        b[f] = dout[:, f].sum()
    return dx, dw, b
