# expect: WRONG on "kernels 3x2, padding 1"
# slip: All four axes were flipped, kernels and channels too; only the two spatial ones are.
def conv_dx_by_full_convolution(dout, w, pad):
    N, F, Ho, Wo = dout.shape
    F, C, HH, WW = w.shape
    wide = np.pad(dout, ((0, 0), (0, 0), (HH - 1, HH - 1), (WW - 1, WW - 1)))
    turned = np.transpose(np.flip(w), (1, 0, 2, 3))
    dxp, _ = conv_forward_naive(wide, turned, np.zeros(C), {"stride": 1, "pad": 0})
    return dxp[:, :, pad:dxp.shape[2] - pad, pad:dxp.shape[3] - pad]
