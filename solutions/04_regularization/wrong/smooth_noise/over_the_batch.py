# expect: WRONG on "sigma 0.8"
# slip: The pictures are smoothed into each other: axis 0 is the batch.
def smooth_noise(noise, sigma):
    R = int(np.ceil(3 * sigma))
    d = np.arange(-R, R + 1)
    k = np.exp(-0.5 * (d / sigma) ** 2)
    k /= k.sum()
    out = noise
    for axis in (0, 1, 2):
        out = sum(weight * np.roll(out, step, axis=axis) for weight, step in zip(k, d))
    return out
