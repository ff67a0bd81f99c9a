# expect: WRONG on "stride 2, padding 1"
# slip: The convolution had a bias, and a map with a bias is not linear: the identity holds for the linear part alone.
def adjoint_gap(x, y, w, conv_param):
    out, _ = conv_forward_naive(x, w, np.ones(w.shape[0]), conv_param)
    back = conv_transpose_forward(y, w, conv_param)
    return np.sum(out * y), np.sum(x * back)
