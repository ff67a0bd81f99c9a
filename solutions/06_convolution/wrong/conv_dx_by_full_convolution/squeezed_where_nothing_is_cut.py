# expect: SHAPE on "kernels of one pixel"
# slip: Where there is no padding to cut, the answer was squeezed; an axis of size 1 belongs to it.
def conv_dx_by_full_convolution(dout, w, pad):
    F, C, HH, WW = w.shape
    wide = np.pad(dout, ((0, 0), (0, 0), (HH - 1, HH - 1), (WW - 1, WW - 1)))
    turned = w[:, :, ::-1, ::-1].swapaxes(0, 1)
    dxp, _ = conv_forward_naive(wide, turned, np.zeros(C), {"stride": 1, "pad": 0})
    return dxp[:, :, pad:-pad, pad:-pad] if pad else dxp.squeeze()
