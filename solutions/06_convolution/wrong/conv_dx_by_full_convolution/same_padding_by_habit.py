# expect: SHAPE on "kernels 4x5, padding 2"
# slip: pad was used as a switch: whatever its value, half a kernel was cut from each side.
def conv_dx_by_full_convolution(dout, w, pad):
    N, F, Ho, Wo = dout.shape
    F, C, HH, WW = w.shape
    wide = np.pad(dout, ((0, 0), (0, 0), (HH - 1, HH - 1), (WW - 1, WW - 1)))
    turned = np.transpose(w[:, :, ::-1, ::-1], (1, 0, 2, 3))
    dxp, _ = conv_forward_naive(wide, turned, np.zeros(C), {"stride": 1, "pad": 0})
    pad = (HH - 1) // 2 if pad else 0
    return dxp[:, :, pad:dxp.shape[2] - pad, pad:dxp.shape[3] - pad]
