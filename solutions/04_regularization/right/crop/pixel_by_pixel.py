# exercises: crop
def crop(x, size, pad, rng):
    (N, C, H, W), (h, w) = x.shape, size
    out = np.zeros((N, C, h, w))
    for n in range(N):
        down = int(np.floor(rng.uniform(0, H + 2 * pad - h + 1))) - pad
        across = int(np.floor(rng.uniform(0, W + 2 * pad - w + 1))) - pad
        for i in range(h):
            for j in range(w):
                if 0 <= i + down < H and 0 <= j + across < W:
                    out[n, :, i, j] = x[n, :, i + down, j + across]
    return out
