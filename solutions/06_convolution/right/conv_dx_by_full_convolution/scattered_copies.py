# exercises: conv_dx_by_full_convolution
def conv_dx_by_full_convolution(dout, w, pad):
    N, _, rows, cols = dout.shape
    _, C, h, v = w.shape
    everything = np.zeros((N, C, rows + h - 1, cols + v - 1))
    for a in range(h):
        for b in range(v):
            everything[:, :, a:a + rows, b:b + cols] += np.einsum("nfij,fc->ncij", dout, w[:, :, a, b])
    return everything[:, :, pad:everything.shape[2] - pad, pad:everything.shape[3] - pad]
