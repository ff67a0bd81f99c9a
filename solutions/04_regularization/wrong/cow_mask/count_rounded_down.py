# expect: WRONG on "15 of 22 pixels"
# slip: share * H * W may come out a hair below the whole number that is meant; rounded down it loses a pixel.
def cow_mask(noise, sigma, share):
    smooth = smooth_noise(noise, sigma)
    flat = smooth.reshape(len(noise), -1)
    count = int(share * flat.shape[1])
    mask = np.zeros(flat.shape, dtype=bool)
    for n in range(len(flat)):
        mask[n, np.argsort(-flat[n])[:count]] = True
    return mask.reshape(noise.shape)
