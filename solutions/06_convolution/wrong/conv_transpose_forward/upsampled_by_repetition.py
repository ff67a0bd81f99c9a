# expect: WRONG on "stride 2, padding 1"
# slip: Between the entries of y stand zeros, stride - 1 of them, but each entry was repeated there.
def conv_transpose_forward(y, w, conv_param, output_padding=0):
    s, p = conv_param["stride"], conv_param["pad"]
    N, F, Hy, Wy = y.shape
    _, C, HH, WW = w.shape
    grown = np.repeat(np.repeat(y, s, axis=2), s, axis=3)[:, :, :(Hy - 1) * s + 1, :(Wy - 1) * s + 1]
    wide = np.pad(grown, ((0, 0), (0, 0), (HH - 1, HH - 1 + output_padding), (WW - 1, WW - 1 + output_padding)))
    out, _ = conv_forward_naive(wide, w[:, :, ::-1, ::-1].transpose(1, 0, 2, 3), np.zeros(C), {"stride": 1, "pad": 0})
    return out[:, :, p:out.shape[2] - p, p:out.shape[3] - p]
