# expect: WRONG on "kernels 3x2, padding 1"
# slip: The two first axes were exchanged by a reshape, which leaves the numbers in their order and mixes images and channels.
def conv_dw_by_correlation(x, dout, pad):
    N, C, H, W = x.shape
    F = dout.shape[1]
    images, kernels = x.reshape(C, N, H, W), dout.reshape(F, N, *dout.shape[2:])
    out, _ = conv_forward_naive(images, kernels, np.zeros(F), {"stride": 1, "pad": pad})
    return out.transpose(1, 0, 2, 3)
