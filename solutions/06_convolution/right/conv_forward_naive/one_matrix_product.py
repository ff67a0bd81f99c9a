# exercises: conv_forward_naive
def conv_forward_naive(x, w, b, conv_param):
    p, s = conv_param["pad"], conv_param["stride"]
    x = np.pad(x, [(0, 0), (0, 0), (p, p), (p, p)])
    F, C, h, v = w.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, (h, v), axis=(2, 3))[:, :, ::s, ::s]
    out = np.tensordot(windows, w, axes=[(1, 4, 5), (1, 2, 3)])  # (N, H', W', F)
    out += b
    return np.rollaxis(out, 3, 1), "nothing to keep"
