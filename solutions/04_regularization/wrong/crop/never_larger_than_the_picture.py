# expect: SHAPE on "lower and wider than the picture"
# slip: The window is cut down to the size of the picture, though the frame has room for more.
def crop(x, size, pad, rng):
    h, w = min(size[0], x.shape[2]), min(size[1], x.shape[3])
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    top = rng.integers(0, framed.shape[2] - h + 1, len(x))
    left = rng.integers(0, framed.shape[3] - w + 1, len(x))
    return np.stack([f[:, i : i + h, j : j + w] for f, i, j in zip(framed, top, left)])
