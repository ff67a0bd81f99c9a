# expect: SHAPE on "stride 3 beyond the kernel, no padding, output_padding 2"
# slip: Where there is no padding to cut, the answer was squeezed; an axis of size 1 belongs to it.
def conv_transpose_forward(y, w, conv_param, output_padding=0):
    s, p = conv_param["stride"], conv_param["pad"]
    N, F, Hy, Wy = y.shape
    _, C, HH, WW = w.shape
    z = np.zeros((N, C, (Hy - 1) * s + HH + output_padding, (Wy - 1) * s + WW + output_padding))
    for i in range(Hy):
        for j in range(Wy):
            z[:, :, i * s:i * s + HH, j * s:j * s + WW] += np.einsum("nf,fcab->ncab", y[:, :, i, j], w)
    return z[:, :, p:-p, p:-p] if p else z.squeeze()
