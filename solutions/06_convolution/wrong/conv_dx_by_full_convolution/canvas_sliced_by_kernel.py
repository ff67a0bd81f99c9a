# expect: RAISED on "kernels of one pixel"
# slip: dout was written into its canvas at [n:-n] with n the kernel's size less one: an empty place for kernels of one pixel.
def conv_dx_by_full_convolution(dout, w, pad):
    N, F, Ho, Wo = dout.shape
    F, C, HH, WW = w.shape
    wide = np.zeros((N, F, Ho + 2 * (HH - 1), Wo + 2 * (WW - 1)))
    wide[:, :, HH - 1:1 - HH, WW - 1:1 - WW] = dout
    turned = np.transpose(w[:, :, ::-1, ::-1], (1, 0, 2, 3))
    dxp, _ = conv_forward_naive(wide, turned, np.zeros(C), {"stride": 1, "pad": 0})
    return dxp[:, :, pad:dxp.shape[2] - pad, pad:dxp.shape[3] - pad]
