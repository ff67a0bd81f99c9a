# expect: WRONG on "sigma 0.8"
# slip: The exponent holds sigma where its square belongs.
def smooth_noise(noise, sigma):
    R = int(np.ceil(3 * sigma))
    d = np.arange(-R, R + 1)
    k = np.exp(-0.5 * d**2 / sigma)
    k /= k.sum()
    out = noise
    for axis in (1, 2):
        out = sum(weight * np.roll(out, step, axis=axis) for weight, step in zip(k, d))
    return out
