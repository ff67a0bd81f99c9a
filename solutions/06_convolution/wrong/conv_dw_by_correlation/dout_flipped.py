# expect: WRONG on "kernels 3x2, padding 1"
# slip: dout was turned by 180 degrees before it slid over the input: the kernel's gradient is a cross-correlation, without a flip.
def conv_dw_by_correlation(x, dout, pad):
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    N, F, Ho, Wo = dout.shape
    C = x.shape[1]
    HH, WW = xp.shape[2] - Ho + 1, xp.shape[3] - Wo + 1
    dw = np.zeros((F, C, HH, WW))
    for f in range(F):
        for c in range(C):
            for a in range(HH):
                for b in range(WW):
                    dw[f, c, a, b] = np.sum(xp[:, c, a:a + Ho, b:b + Wo] * dout[:, f, ::-1, ::-1])
    return dw
