# exercises: conv_forward_naive
def conv_forward_naive(images, kernels, biases, conv_param):
    """Builds the sparse matrix of the layer, entry by entry, and multiplies by it."""
    step, margin = conv_param["stride"], conv_param["pad"]
    N, C, H, W = images.shape
    F, _, h, v = kernels.shape
    rows, cols = (H + 2 * margin - h) // step + 1, (W + 2 * margin - v) // step + 1
    A = np.zeros((F, rows, cols, C, H, W))
    for i in range(rows):
        for j in range(cols):
            for a in range(h):
                for c in range(v):
                    r, q = i * step + a - margin, j * step + c - margin
                    if 0 <= r < H and 0 <= q < W:
                        A[:, i, j, :, r, q] = kernels[:, :, a, c]
    out = images.reshape(N, -1) @ A.reshape(F * rows * cols, -1).T
    return out.reshape(N, F, rows, cols) + biases[None, :, None, None], A
