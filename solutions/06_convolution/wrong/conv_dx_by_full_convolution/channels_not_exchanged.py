# expect: RAISED on "kernels 3x2, padding 1"
# slip: The two first axes of w did not change places: what were F kernels for C channels are now C kernels for F channels.
def conv_dx_by_full_convolution(dout, w, pad):
    N, F, Ho, Wo = dout.shape
    F, C, HH, WW = w.shape
    wide = np.pad(dout, ((0, 0), (0, 0), (HH - 1, HH - 1), (WW - 1, WW - 1)))
    turned = w[:, :, ::-1, ::-1]
    dxp, _ = conv_forward_naive(wide, turned, np.zeros(C), {"stride": 1, "pad": 0})
    return dxp[:, :, pad:dxp.shape[2] - pad, pad:dxp.shape[3] - pad]
