# expect: WRONG on "kernels 3x2, padding 1"
# slip: The two first axes of w were exchanged by a reshape, which only counts the same numbers anew: kernels and channels get mixed.
def conv_dx_by_full_convolution(dout, w, pad):
    F, C, HH, WW = w.shape
    wide = np.pad(dout, ((0, 0), (0, 0), (HH - 1, HH - 1), (WW - 1, WW - 1)))
    turned = w[:, :, ::-1, ::-1].reshape(C, F, HH, WW)
    dxp, _ = conv_forward_naive(wide, turned, np.zeros(C), {"stride": 1, "pad": 0})
    return dxp[:, :, pad:-pad, pad:-pad] if pad else dxp
