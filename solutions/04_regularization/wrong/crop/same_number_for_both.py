# expect: WRONG on "a frame of 1, the size kept"
# slip: One number serves for row and column, so that only corners on the diagonal occur.
def crop(x, size, pad, rng):
    h, w = size
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    P, Q = framed.shape[2] - h + 1, framed.shape[3] - w + 1
    at = rng.integers(0, max(P, Q), len(x))
    return np.stack([f[:, i : i + h, j : j + w] for f, i, j in zip(framed, at % P, at % Q)])
