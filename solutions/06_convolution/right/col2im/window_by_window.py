# exercises: col2im
def col2im(columns, x_shape, kernel, stride, pad):
    N, C, H, W = x_shape
    HH, WW = kernel
    oh = (H + 2 * pad - HH) // stride + 1
    ow = (W + 2 * pad - WW) // stride + 1
    windows = columns.reshape(N, oh, ow, C, HH, WW)
    padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for i in range(oh):
        for j in range(ow):
            padded[:, :, i * stride:i * stride + HH, j * stride:j * stride + WW] += windows[:, i, j]
    return padded[:, :, pad:pad + H, pad:pad + W]
