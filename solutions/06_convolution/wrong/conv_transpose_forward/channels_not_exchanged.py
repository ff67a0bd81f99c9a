# expect: RAISED on "stride 2, padding 1"
# slip: The sum runs over the channels of y, which is the first axis of w, not the second.
def conv_transpose_forward(y, w, conv_param, output_padding=0):
    s, p = conv_param["stride"], conv_param["pad"]
    N, F, Hy, Wy = y.shape
    _, C, HH, WW = w.shape
    H, W = (Hy - 1) * s + HH + output_padding - 2 * p, (Wy - 1) * s + WW + output_padding - 2 * p
    canvas = np.zeros((N, C, H + 2 * p, W + 2 * p))
    for n in range(N):
        for i in range(Hy):
            for j in range(Wy):
                canvas[n, :, i * s:i * s + HH, j * s:j * s + WW] += np.einsum("f,cfab->cab", y[n, :, i, j], w)
    return canvas[:, :, p:p + H, p:p + W]
