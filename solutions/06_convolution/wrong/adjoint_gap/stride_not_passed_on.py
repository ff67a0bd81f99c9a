# expect: RAISED on "stride 2, padding 1"
# slip: The way back was taken with stride 1, whatever the convolution's stride was.
def adjoint_gap(x, y, w, conv_param):
    out, _ = conv_forward_naive(x, w, np.zeros(w.shape[0]), conv_param)
    back = conv_transpose_forward(y, w, {"stride": 1, "pad": conv_param["pad"]})
    return np.sum(out * y), np.sum(x * back)
