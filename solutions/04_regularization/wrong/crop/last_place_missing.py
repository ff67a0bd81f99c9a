# expect: WRONG on "a frame of 1, the size kept"
# slip: The upper end of rng.integers is excluded, so the last row and the last column are never reached.
def crop(x, size, pad, rng):
    h, w = size
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.empty((*x.shape[:2], h, w))
    for n in range(len(x)):
        i = rng.integers(0, max(1, framed.shape[2] - h))
        j = rng.integers(0, max(1, framed.shape[3] - w))
        out[n] = framed[n, :, i : i + h, j : j + w]
    return out
