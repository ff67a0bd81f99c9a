# expect: RAISED on "padding wider than the kernel"
# slip: Windows were cut at the border in place of padding, with a bound on one side only: where a window lies wholly in the padding, its negative end counts from the back.
def conv1d_forward(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    N, C, L = x.shape
    F, _, K = w.shape
    out = np.zeros((N, F, (L + 2 * P - K) // S + 1))
    for i in range(out.shape[2]):
        lo = i * S - P
        left, right = max(lo, 0), min(lo + K, L)  # no zeros are made: what lies outside adds nothing
        out[:, :, i] = np.einsum("nck,fck->nf", x[:, :, left:right], w[:, :, left - lo:right - lo]) + b
    return out, (x, w, conv_param)
