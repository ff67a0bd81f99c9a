# expect: WRONG on "a frame of 1, the size kept"
# slip: One corner for the whole batch; each picture needs its own.
def crop(x, size, pad, rng):
    h, w = size
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    i, j = rng.integers(0, framed.shape[2] - h + 1), rng.integers(0, framed.shape[3] - w + 1)
    return framed[:, :, i : i + h, j : j + w].copy()
