# exercises: conv_transpose_forward
def conv_transpose_forward(y, w, param, extra=0):
    s, p = param["stride"], param["pad"]
    N, F, rows, cols = y.shape
    h, v = w.shape[2:]
    sparse = np.zeros((N, F, (rows - 1) * s + 2 * h - 1 + extra, (cols - 1) * s + 2 * v - 1 + extra))
    sparse[:, :, h - 1:h + (rows - 1) * s:s, v - 1:v + (cols - 1) * s:s] = y
    views = np.lib.stride_tricks.sliding_window_view(sparse, (h, v), axis=(2, 3))
    full = np.einsum("nfijab,fcab->ncij", views, w[..., ::-1, ::-1])
    return full[:, :, p:full.shape[2] - p, p:full.shape[3] - p]
