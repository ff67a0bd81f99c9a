# exercises: im2col
def im2col(x, kernel, stride, pad):
    N, C, H, W = x.shape
    h, w = kernel
    big = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    big[:, :, pad:H + pad, pad:W + pad] = x
    tops, lefts = np.arange(0, big.shape[2] - h + 1, stride), np.arange(0, big.shape[3] - w + 1, stride)
    c, p, q = (a.ravel() for a in np.indices((C, h, w)))
    top, left = (a.reshape(-1, 1) for a in np.meshgrid(tops, lefts, indexing="ij"))
    return np.concatenate([picture[c, top + p, left + q] for picture in big])
