# expect: RAISED on "kernels 3x2, padding 1"
# slip: dout was used as kernels as it stands; the sum has to run over the batch, so batch and channels change places first, in both.
def conv_dw_by_correlation(x, dout, pad):
    out, _ = conv_forward_naive(x, dout, np.zeros(dout.shape[0]), {"stride": 1, "pad": pad})
    return out.transpose(1, 0, 2, 3)
