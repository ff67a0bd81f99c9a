# exercises: adjoint_gap
def adjoint_gap(x, y, w, conv_param):
    out, cache = conv_forward_naive(x, w, 0 * w[:, 0, 0, 0], conv_param)
    dx, _, _ = conv_backward_naive(y.copy(), cache)  # the backward pass is the transpose
    out *= y
    dx *= x
    return float(out.sum()), np.array(dx.sum())
