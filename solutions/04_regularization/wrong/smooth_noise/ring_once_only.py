# expect: WRONG on "round the ring more than once"
# slip: The distance on the ring is taken the short way only, so that what comes round a second time is lost.
def smooth_noise(noise, sigma):
    R = int(np.ceil(3 * sigma))
    k = np.exp(-0.5 * (np.arange(-R, R + 1) / sigma) ** 2)
    total = k.sum()
    for axis in (1, 2):
        n = noise.shape[axis]
        d = np.abs(np.arange(n)[:, None] - np.arange(n))
        d = np.minimum(d, n - d)
        matrix = np.where(d <= R, np.exp(-0.5 * (d / sigma) ** 2), 0) / total
        noise = np.moveaxis(np.tensordot(matrix, noise, axes=(1, axis)), 0, axis)
    return noise
