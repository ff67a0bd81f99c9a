# expect: WRONG on "stride 2, padding 1"
# slip: Means were taken: x and y have different numbers of entries, and an inner product is a sum.
def adjoint_gap(x, y, w, conv_param):
    out, _ = conv_forward_naive(x, w, np.zeros(w.shape[0]), conv_param)
    back = conv_transpose_forward(y, w, conv_param)
    return np.mean(out * y), np.mean(x * back)
