# expect: WRONG on "one channel, one kernel"
# slip: One factor of each product lost its axes of size 1, and broadcasting multiplied every image with every other.
def adjoint_gap(x, y, w, conv_param):
    out, _ = conv_forward_naive(x, w, np.zeros(len(w)), conv_param)
    back = conv_transpose_forward(y, w, conv_param)
    return np.sum(out.squeeze() * y), np.sum(x * back.squeeze())
