# expect: WRONG on "sigma 0.8"
# slip: Beyond the edge there are zeros here; on a ring the first pixel comes after the last.
def smooth_noise(noise, sigma):
    R = int(np.ceil(3 * sigma))
    d = np.arange(-R, R + 1)
    k = np.exp(-0.5 * (d / sigma) ** 2)
    k /= k.sum()
    for axis in (1, 2):
        noise = np.apply_along_axis(lambda row: np.convolve(row, k)[R:-R], axis, noise)
    return noise
