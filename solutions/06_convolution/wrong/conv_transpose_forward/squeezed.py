# expect: SHAPE on "stride 3 beyond the kernel, no padding, output_padding 2"
# slip: A squeeze took away axes of size 1 that belong to the answer.
def conv_transpose_forward(y, w, conv_param, output_padding=0):
    s, p = conv_param["stride"], conv_param["pad"]
    N, F, Hy, Wy = y.shape
    _, C, HH, WW = w.shape
    H, W = (Hy - 1) * s + HH + output_padding - 2 * p, (Wy - 1) * s + WW + output_padding - 2 * p
    canvas = np.zeros((N, C, H + 2 * p, W + 2 * p))
    for n in range(N):
        for f in range(F):
            for i in range(Hy):
                for j in range(Wy):
                    canvas[n, :, i * s:i * s + HH, j * s:j * s + WW] += y[n, f, i, j] * w[f]
    return np.squeeze(canvas[:, :, p:p + H, p:p + W])
