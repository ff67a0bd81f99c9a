# expect: WRONG on "a quarter"
# slip: A threshold of the mean and some standard deviations gives the share on average only; the number of pixels was to be exact.
def cow_mask(noise, sigma, share):
    smooth = smooth_noise(noise, sigma)
    levels = np.linspace(-6, 6, 4001)
    normal = np.cumsum(np.exp(-(levels**2) / 2))
    z = levels[min(np.searchsorted(normal / normal[-1], 1 - share), 4000)]
    mean, std = smooth.mean(axis=(1, 2), keepdims=True), smooth.std(axis=(1, 2), keepdims=True)
    return smooth > mean + z * std
