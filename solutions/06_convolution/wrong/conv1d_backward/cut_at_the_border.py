# expect: RAISED on "padding wider than the kernel"
# slip: Windows were cut at the border in place of padding, with a bound on one side only: where a window lies wholly in the padding, its negative end counts from the back.
def conv1d_forward(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    xp = np.pad(x, ((0, 0), (0, 0), (P, P)))
    K = w.shape[2]
    L_out = (xp.shape[2] - K) // S + 1
    out = np.stack([np.einsum("nck,fck->nf", xp[:, :, i * S:i * S + K], w) + b for i in range(L_out)], axis=-1)
    return out, (x, w, conv_param)


def conv1d_backward(dout, cache):
    x, w, conv_param = cache
    S, P, L, K = conv_param["stride"], conv_param["pad"], x.shape[2], w.shape[2]
    dx, dw = np.zeros_like(x), np.zeros_like(w)
    for i in range(dout.shape[2]):
        lo = i * S - P
        left, right = max(lo, 0), min(lo + K, L)
        dw[:, :, left - lo:right - lo] += np.einsum("nf,nck->fck", dout[:, :, i], x[:, :, left:right])
        dx[:, :, left:right] += np.einsum("nf,fck->nck", dout[:, :, i], w[:, :, left - lo:right - lo])
    return dx, dw, dout.sum(axis=(0, 2))
