# expect: DTYPE on "a quarter"
# slip: The mask holds numbers; asked for are booleans.
def cow_mask(noise, sigma, share):
    smooth = smooth_noise(noise, sigma)
    flat = smooth.reshape(len(noise), -1)
    count = int(round(share * flat.shape[1]))
    mask = np.zeros(flat.shape, dtype=bool)
    for n in range(len(flat)):
        mask[n, np.argsort(-flat[n])[:count]] = True
    return mask.reshape(noise.shape).astype(float)
