# expect: SHAPE on "one row, one picture"
# slip: Axes of length 1 are squeezed away.
def smooth_noise(noise, sigma):
    R = int(np.ceil(3 * sigma))
    d = np.arange(-R, R + 1)
    k = np.exp(-0.5 * (d / sigma) ** 2)
    k /= k.sum()
    out = noise
    for axis in (1, 2):
        out = sum(weight * np.roll(out, step, axis=axis) for weight, step in zip(k, d))
    return np.squeeze(out)
