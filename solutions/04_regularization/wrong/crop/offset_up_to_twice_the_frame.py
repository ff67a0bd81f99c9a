# expect: WRONG on "no frame, smaller windows"
# slip: Corners from 0 to 2 pad are right only where the window has the size of the picture.
def crop(x, size, pad, rng):
    h, w = size
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    top, left = rng.integers(0, 2 * pad + 1, (2, len(x)))
    return np.stack([f[:, i : i + h, j : j + w] for f, i, j in zip(framed, top, left)])
