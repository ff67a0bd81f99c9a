# expect: WRONG on "a quarter"
# slip: The noise is not smoothed: the mask is salt and pepper, not patches.
def cow_mask(noise, sigma, share):
    smooth = noise
    flat = smooth.reshape(len(noise), -1)
    count = int(round(share * flat.shape[1]))
    mask = np.zeros(flat.shape, dtype=bool)
    for n in range(len(flat)):
        mask[n, np.argsort(-flat[n])[:count]] = True
    return mask.reshape(noise.shape)
