# expect: RAISED on "no frame, smaller windows"
# slip: The picture is put into the frame by the slice pad:-pad, which is empty where pad is 0.
def crop(x, size, pad, rng):
    (N, C, H, W), (h, w) = x.shape, size
    framed = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    framed[:, :, pad:-pad, pad:-pad] = x
    top = rng.integers(0, H + 2 * pad - h + 1, N)
    left = rng.integers(0, W + 2 * pad - w + 1, N)
    return np.stack([f[:, i : i + h, j : j + w] for f, i, j in zip(framed, top, left)])
