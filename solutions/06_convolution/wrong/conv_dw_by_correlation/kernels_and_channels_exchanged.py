# expect: SHAPE on "kernels 3x2, padding 1"
# slip: Batch and channels were exchanged for the product, and not exchanged back: kernels come first in dw.
def conv_dw_by_correlation(x, dout, pad):
    bias = np.zeros(dout.shape[1])
    out, _ = conv_forward_naive(x.transpose(1, 0, 2, 3), dout.transpose(1, 0, 2, 3), bias, {"stride": 1, "pad": pad})
    return out
