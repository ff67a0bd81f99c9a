# expect: SHAPE on "5x5 kernel, padding 2"
# slip: The padding was counted once in the output's size; there is a border on both sides.
def conv_im2col_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    padded = np.pad(x, ((0, 0), (0, 0), (p, 0), (p, 0)))
    view = np.lib.stride_tricks.sliding_window_view(padded, w.shape[2:], axis=(2, 3))[:, :, ::s, ::s]
    out = np.tensordot(view, w, axes=([1, 4, 5], [1, 2, 3])) + b
    return out.transpose(0, 3, 1, 2), (x, w, b, conv_param)
