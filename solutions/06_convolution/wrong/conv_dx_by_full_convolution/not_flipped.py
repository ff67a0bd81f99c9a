# expect: WRONG on "kernels 3x2, padding 1"
# slip: The kernels were not turned: the input's gradient is a true convolution, and here the flip must come in.
def conv_dx_by_full_convolution(dout, w, pad):
    N, F, Ho, Wo = dout.shape
    F, C, HH, WW = w.shape
    wide = np.pad(dout, ((0, 0), (0, 0), (HH - 1, HH - 1), (WW - 1, WW - 1)))
    turned = np.transpose(w, (1, 0, 2, 3))
    dxp, _ = conv_forward_naive(wide, turned, np.zeros(C), {"stride": 1, "pad": 0})
    return dxp[:, :, pad:dxp.shape[2] - pad, pad:dxp.shape[3] - pad]
