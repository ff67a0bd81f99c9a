# expect: SHAPE on "kernels 2x3, no padding"
# slip: The padding of dx was cut off by [pad:-pad], which leaves nothing when pad is 0.
def conv_dx_by_full_convolution(dout, w, pad):
    N, F, Ho, Wo = dout.shape
    F, C, HH, WW = w.shape
    wide = np.pad(dout, ((0, 0), (0, 0), (HH - 1, HH - 1), (WW - 1, WW - 1)))
    turned = np.transpose(w[:, :, ::-1, ::-1], (1, 0, 2, 3))
    dxp, _ = conv_forward_naive(wide, turned, np.zeros(C), {"stride": 1, "pad": 0})
    return dxp[:, :, pad:-pad, pad:-pad]
