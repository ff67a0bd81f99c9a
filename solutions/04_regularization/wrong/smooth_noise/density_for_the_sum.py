# expect: WRONG on "sigma 0.8"
# slip: The kernel is divided by the integral of the Gaussian, not by the sum of the numbers that are left after cutting it off.
def smooth_noise(noise, sigma):
    R = int(np.ceil(3 * sigma))
    d = np.arange(-R, R + 1)
    k = np.exp(-0.5 * (d / sigma) ** 2)
    k /= sigma * np.sqrt(2 * np.pi)
    out = noise
    for axis in (1, 2):
        out = sum(weight * np.roll(out, step, axis=axis) for weight, step in zip(k, d))
    return out
