# expect: SHAPE on "2x3 kernel, no padding"
# slip: The kernel was read as (width, height); it is (HH, WW), rows first.
def im2col(x, kernel, stride, pad):
    kw, kh = kernel
    x = np.pad(x, [(0, 0), (0, 0), (pad, pad), (pad, pad)])
    v = np.lib.stride_tricks.sliding_window_view(x, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    return v.transpose(0, 2, 3, 1, 4, 5).reshape(-1, x.shape[1] * kh * kw)
