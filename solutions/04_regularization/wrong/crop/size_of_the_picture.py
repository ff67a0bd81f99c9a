# expect: SHAPE on "no frame, smaller windows"
# slip: The window always has the size of the picture, whatever size says.
def crop(x, size, pad, rng):
    N, C, H, W = x.shape
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    top, left = rng.integers(0, 2 * pad + 1, (2, N))
    return np.stack([f[:, i : i + H, j : j + W] for f, i, j in zip(framed, top, left)])
