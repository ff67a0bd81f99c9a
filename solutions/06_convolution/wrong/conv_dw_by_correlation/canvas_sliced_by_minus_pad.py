# expect: RAISED on "kernels 2x3, no padding"
# slip: The images were written into a canvas of zeros at [pad:-pad], which is an empty place when pad is 0.
def conv_dw_by_correlation(x, dout, pad):
    xp = np.zeros((x.shape[0], x.shape[1], x.shape[2] + 2 * pad, x.shape[3] + 2 * pad))
    xp[:, :, pad:-pad, pad:-pad] = x
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
