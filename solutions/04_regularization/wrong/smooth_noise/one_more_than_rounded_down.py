# expect: WRONG on "3 sigma a whole number"
# slip: int(3 sigma) + 1 is 3 sigma rounded up, except where 3 sigma is whole: there it is one too many.
def smooth_noise(noise, sigma):
    R = int(3 * sigma) + 1
    d = np.arange(-R, R + 1)
    k = np.exp(-0.5 * (d / sigma) ** 2)
    k /= k.sum()
    out = noise
    for axis in (1, 2):
        out = sum(weight * np.roll(out, step, axis=axis) for weight, step in zip(k, d))
    return out
