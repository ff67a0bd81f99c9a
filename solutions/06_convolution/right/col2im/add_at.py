# exercises: col2im
def col2im(columns, x_shape, kernel, stride, pad):
    N, C, H, W = x_shape
    h, w = kernel
    big = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    oh, ow = 1 + (H + 2 * pad - h) // stride, 1 + (W + 2 * pad - w) // stride
    n, i, j, c, p, q = np.ogrid[:N, :oh, :ow, :C, :h, :w]
    np.add.at(big, (n, c, i * stride + p, j * stride + q), columns.reshape(N, oh, ow, C, h, w))
    if pad:
        big = big[:, :, pad:-pad, pad:-pad]
    return big
