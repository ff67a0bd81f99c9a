# exercises: cow_mask
def cow_mask(noise, sigma, share):
    smooth = smooth_noise(noise, sigma)
    size = smooth[0].size
    count = int(share * size + 0.5)
    if count == 0:
        return np.zeros(noise.shape, bool)
    edge = np.partition(smooth.reshape(-1, size), size - count, axis=1)[:, size - count]
    return smooth >= edge[:, None, None]
