# expect: RAISED on "padding as large as the kernel"
# slip: HH - 1 - pad rows of zeros were laid around y, a number that is negative where pad is as large as the kernel: there rows have to be cut.
def conv_transpose_forward(y, w, conv_param, output_padding=0):
    s, p = conv_param["stride"], conv_param["pad"]
    N, F, Hy, Wy = y.shape
    _, C, HH, WW = w.shape
    o = output_padding
    sparse = np.zeros((N, F, (Hy - 1) * s + 1, (Wy - 1) * s + 1))
    sparse[:, :, ::s, ::s] = y
    wide = np.pad(sparse, ((0, 0), (0, 0), (HH - 1 - p, HH - 1 - p + o), (WW - 1 - p, WW - 1 - p + o)))
    views = np.lib.stride_tricks.sliding_window_view(wide, (HH, WW), axis=(2, 3))
    return np.einsum("nfijab,fcab->ncij", views, w[:, :, ::-1, ::-1])
