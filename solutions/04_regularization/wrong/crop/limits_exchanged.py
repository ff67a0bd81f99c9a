# expect: RAISED on "no frame, smaller windows"
# slip: The rows' corner is drawn from the columns' range, and the other way round.
def crop(x, size, pad, rng):
    h, w = size
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    top = rng.integers(0, framed.shape[3] - w + 1, len(x))
    left = rng.integers(0, framed.shape[2] - h + 1, len(x))
    return np.stack([f[:, i : i + h, j : j + w] for f, i, j in zip(framed, top, left)])
