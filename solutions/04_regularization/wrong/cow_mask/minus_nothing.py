# expect: WRONG on "half of it, and nothing"
# slip: The last `count` entries are taken with [-count:], which is all of them where count is 0.
def cow_mask(noise, sigma, share):
    smooth = smooth_noise(noise, sigma)
    flat = smooth.reshape(len(noise), -1)
    count = int(round(share * flat.shape[1]))
    mask = np.zeros(flat.shape, dtype=bool)
    for n in range(len(flat)):
        mask[n, np.argsort(flat[n])[-count:]] = True
    return mask.reshape(noise.shape)
