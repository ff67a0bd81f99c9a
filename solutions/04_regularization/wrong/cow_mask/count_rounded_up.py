# expect: WRONG on "14 of 25 pixels"
# slip: share * H * W may come out a hair above the whole number that is meant; rounded up it gains a pixel.
def cow_mask(noise, sigma, share):
    smooth = smooth_noise(noise, sigma)
    flat = smooth.reshape(len(noise), -1)
    count = int(np.ceil(share * flat.shape[1]))
    mask = np.zeros(flat.shape, dtype=bool)
    for n in range(len(flat)):
        mask[n, np.argsort(-flat[n])[:count]] = True
    return mask.reshape(noise.shape)
