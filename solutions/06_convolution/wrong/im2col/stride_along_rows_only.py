# expect: SHAPE on "stride 2"
# slip: The stride was used for the rows of the picture and not for its columns.
def im2col(x, kernel, stride, pad):
    HH, WW = kernel
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    view = np.lib.stride_tricks.sliding_window_view(padded, (HH, WW), axis=(2, 3))[:, :, ::stride]
    return view.transpose(0, 2, 3, 1, 4, 5).reshape(-1, x.shape[1] * HH * WW)
