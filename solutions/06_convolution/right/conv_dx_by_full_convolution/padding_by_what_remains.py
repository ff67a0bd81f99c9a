# exercises: conv_dx_by_full_convolution
def conv_dx_by_full_convolution(dout, w, pad):
    top, side = w.shape[2] - 1 - pad, w.shape[3] - 1 - pad  # nothing to cut at the end: the zeros are fewer from the start
    dout = np.pad(dout, ((0, 0), (0, 0), (top, top), (side, side)))
    views = np.lib.stride_tricks.sliding_window_view(dout, w.shape[2:], axis=(2, 3))
    return np.tensordot(views, np.rot90(w, 2, axes=(2, 3)), axes=([1, 4, 5], [0, 2, 3])).transpose(0, 3, 1, 2)
