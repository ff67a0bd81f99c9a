# expect: WRONG on "a quarter"
# slip: Larger than the last entry that belongs to it: that entry itself is left out, and the mask lacks a pixel.
def cow_mask(noise, sigma, share):
    smooth = smooth_noise(noise, sigma)
    flat = np.sort(smooth.reshape(len(noise), -1), axis=1)
    count = int(round(share * flat.shape[1]))
    return smooth > flat[:, flat.shape[1] - max(count, 1)][:, None, None]
