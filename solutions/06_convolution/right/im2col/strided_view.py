# exercises: im2col
def im2col(x, kernel, stride, pad):
    N, C, H, W = x.shape
    kh, kw = kernel
    if pad:
        x = np.concatenate([np.zeros((N, C, pad, W)), x, np.zeros((N, C, pad, W))], axis=2)
        x = np.concatenate([np.zeros((N, C, H + 2 * pad, pad)), x, np.zeros((N, C, H + 2 * pad, pad))], axis=3)
    x = np.ascontiguousarray(x)
    sn, sc, sh, sw = x.strides
    oh, ow = (x.shape[2] - kh) // stride + 1, (x.shape[3] - kw) // stride + 1
    view = np.lib.stride_tricks.as_strided(x, (N, oh, ow, C, kh, kw), (sn, sh * stride, sw * stride, sc, sh, sw), writeable=False)
    return view.reshape(N * oh * ow, C * kh * kw)
