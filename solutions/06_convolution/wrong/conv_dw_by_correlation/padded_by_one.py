# expect: SHAPE on "kernels 4x3, padding 2"
# slip: pad was used as a switch: one row and one column of zeros were put on each side, whatever its value.
def conv_dw_by_correlation(x, dout, pad):
    xp = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1))) if pad else x
    N, F, Ho, Wo = dout.shape
    C = x.shape[1]
    HH, WW = xp.shape[2] - Ho + 1, xp.shape[3] - Wo + 1
    dw = np.zeros((F, C, HH, WW))
    for f in range(F):
        for c in range(C):
            for a in range(HH):
                for b in range(WW):
                    dw[f, c, a, b] = np.sum(xp[:, c, a:a + Ho, b:b + Wo] * dout[:, f])
    return dw
