# expect: WRONG on "stride 2, padding 1"
# slip: Absolute values were summed; an inner product keeps the signs.
def adjoint_gap(x, y, w, conv_param):
    out, _ = conv_forward_naive(x, w, np.zeros(w.shape[0]), conv_param)
    back = conv_transpose_forward(y, w, conv_param)
    return np.abs(out * y).sum(), np.abs(x * back).sum()
