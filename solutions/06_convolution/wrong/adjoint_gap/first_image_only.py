# expect: WRONG on "stride 2, padding 1"
# slip: Only the first image of the batch entered the inner products.
def adjoint_gap(x, y, w, conv_param):
    out, _ = conv_forward_naive(x, w, np.zeros(w.shape[0]), conv_param)
    back = conv_transpose_forward(y, w, conv_param)
    return np.sum(out[0] * y[0]), np.sum(x[0] * back[0])
