# expect: RAISED on "padding wider than the kernel"
# slip: Windows were cut at the border in place of padding, with a bound on one side only: where a window lies wholly in the padding, its negative end counts from the back.
def conv_forward_naive(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    xp = np.pad(x, ((0, 0), (0, 0), (P, P), (P, P)))
    HH, WW = w.shape[2:]
    out = np.zeros((len(x), len(w), (xp.shape[2] - HH) // S + 1, (xp.shape[3] - WW) // S + 1))
    for i, j in np.ndindex(*out.shape[2:]):
        out[:, :, i, j] = np.einsum("ncab,fcab->nf", xp[:, :, i * S:i * S + HH, j * S:j * S + WW], w) + b
    return out, (x, w, S, P)


def conv_backward_naive(dout, cache):
    x, w, S, P = cache
    (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
    dx, dw = np.zeros_like(x), np.zeros_like(w)
    for i, j in np.ndindex(*dout.shape[2:]):
        v, u = i * S - P, j * S - P
        top, low, left, right = max(v, 0), min(v + HH, H), max(u, 0), min(u + WW, W)
        seen = np.s_[:, :, top:low, left:right]
        used = np.s_[:, :, top - v:low - v, left - u:right - u]
        dw[used] += np.einsum("nf,ncab->fcab", dout[:, :, i, j], x[seen])
        dx[seen] += np.einsum("nf,fcab->ncab", dout[:, :, i, j], w[used])
    return dx, dw, dout.sum(axis=(0, 2, 3))
