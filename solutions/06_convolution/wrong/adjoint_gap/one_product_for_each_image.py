# expect: SHAPE on "stride 2, padding 1"
# slip: One inner product came for each image; the batch belongs to the sum as well.
def adjoint_gap(x, y, w, conv_param):
    out, _ = conv_forward_naive(x, w, np.zeros(w.shape[0]), conv_param)
    back = conv_transpose_forward(y, w, conv_param)
    return np.sum(out * y, axis=(1, 2, 3)), np.sum(x * back, axis=(1, 2, 3))
