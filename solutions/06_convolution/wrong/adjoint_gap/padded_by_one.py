# expect: RAISED on "stride 3, padding 2"
# slip: pad was used as a switch: both ways were taken with a padding of 1, whatever its value.
def adjoint_gap(x, y, w, conv_param):
    conv_param = {"stride": conv_param["stride"], "pad": 1 if conv_param["pad"] else 0}
    out, _ = conv_forward_naive(x, w, np.zeros(w.shape[0]), conv_param)
    back = conv_transpose_forward(y, w, conv_param)
    return np.sum(out * y), np.sum(x * back)
