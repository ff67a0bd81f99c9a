# expect: RAISED on "padding wider than the kernel"
# slip: Windows were cut at the border in place of padding, with a bound on one side only: where a window lies wholly in the padding, its negative end counts from the back.
def conv_forward_naive(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    out = np.zeros((N, F, (H + 2 * P - HH) // S + 1, (W + 2 * P - WW) // S + 1))
    for i in range(out.shape[2]):
        for j in range(out.shape[3]):
            v, u = i * S - P, j * S - P
            top, low, left, right = max(v, 0), min(v + HH, H), max(u, 0), min(u + WW, W)
            seen, used = x[:, :, top:low, left:right], w[:, :, top - v:low - v, left - u:right - u]
            out[:, :, i, j] = np.einsum("ncab,fcab->nf", seen, used) + b
    return out, (np.pad(x, ((0, 0), (0, 0), (P, P), (P, P))), w, S, P)
