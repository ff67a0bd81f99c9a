# expect: WRONG on "kernels 3x2, padding 1"
# slip: Only the rows of the kernels were flipped; a turn by 180 degrees flips both spatial axes.
def conv_dx_by_full_convolution(dout, w, pad):
    N, F, Ho, Wo = dout.shape
    F, C, HH, WW = w.shape
    wide = np.pad(dout, ((0, 0), (0, 0), (HH - 1, HH - 1), (WW - 1, WW - 1)))
    turned = np.transpose(w[:, :, ::-1], (1, 0, 2, 3))
    dxp, _ = conv_forward_naive(wide, turned, np.zeros(C), {"stride": 1, "pad": 0})
    return dxp[:, :, pad:dxp.shape[2] - pad, pad:dxp.shape[3] - pad]
