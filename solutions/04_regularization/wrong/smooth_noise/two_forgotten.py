# expect: WRONG on "sigma 0.8"
# slip: The 2 in the exponent is missing, so that the Gaussian is too narrow.
def smooth_noise(noise, sigma):
    R = int(np.ceil(3 * sigma))
    d = np.arange(-R, R + 1)
    k = np.exp(-((d / sigma) ** 2))
    k /= k.sum()
    out = noise
    for axis in (1, 2):
        out = sum(weight * np.roll(out, step, axis=axis) for weight, step in zip(k, d))
    return out
