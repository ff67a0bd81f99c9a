# expect: WRONG on "kernels 3x2, padding 1"
# slip: np.rot90 turns the first two axes unless told otherwise, kernels and channels here; the half turn belongs to the last two.
def conv_dx_by_full_convolution(dout, w, pad):
    F, C, HH, WW = w.shape
    wide = np.pad(dout, ((0, 0), (0, 0), (HH - 1, HH - 1), (WW - 1, WW - 1)))
    turned = np.rot90(w, 2).swapaxes(0, 1)
    dxp, _ = conv_forward_naive(wide, turned, np.zeros(C), {"stride": 1, "pad": 0})
    return dxp[:, :, pad:-pad, pad:-pad] if pad else dxp
