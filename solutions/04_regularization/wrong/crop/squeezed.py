# expect: SHAPE on "one row to choose from"
# slip: Squeezing takes away the axis of a window of one column, not only the helper axes.
def crop(x, size, pad, rng):
    h, w = size
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    top = rng.integers(0, framed.shape[2] - h + 1, len(x))
    left = rng.integers(0, framed.shape[3] - w + 1, len(x))
    out = np.stack([f[:, i : i + h, j : j + w] for f, i, j in zip(framed, top, left)])
    return out if x.shape[1] > 1 else out.squeeze()[:, None]
