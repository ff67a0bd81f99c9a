# expect: SHAPE on "padding 2"
# slip: np.pad with a single number pads every axis: there are pictures and channels of zeros now.
def im2col(x, kernel, stride, pad):
    HH, WW = kernel
    padded = np.pad(x, pad)
    view = np.lib.stride_tricks.sliding_window_view(padded, (HH, WW), axis=(2, 3))[:, :, ::stride, ::stride]
    return view.transpose(0, 2, 3, 1, 4, 5).reshape(-1, padded.shape[1] * HH * WW)
