# expect: WRONG on "a quarter"
# slip: The mask of the first picture is used for all of them.
def cow_mask(noise, sigma, share):
    smooth = smooth_noise(noise, sigma)
    flat = smooth.reshape(len(noise), -1)
    count = int(round(share * flat.shape[1]))
    mask = np.zeros(flat.shape, dtype=bool)
    for n in range(len(flat)):
        mask[n, np.argsort(-flat[0])[:count]] = True
    return mask.reshape(noise.shape)
