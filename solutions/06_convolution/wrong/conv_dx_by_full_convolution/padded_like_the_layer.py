# expect: SHAPE on "kernels 3x2, padding 1"
# slip: dout was padded by the layer's own pad; full mode needs the kernel's size less one on each side.
def conv_dx_by_full_convolution(dout, w, pad):
    N, F, Ho, Wo = dout.shape
    F, C, HH, WW = w.shape
    wide = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    turned = np.transpose(w[:, :, ::-1, ::-1], (1, 0, 2, 3))
    dxp, _ = conv_forward_naive(wide, turned, np.zeros(C), {"stride": 1, "pad": 0})
    return dxp
