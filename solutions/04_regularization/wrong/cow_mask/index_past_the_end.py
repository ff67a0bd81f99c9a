# expect: RAISED on "a quarter"
# slip: The threshold is the first entry that does not belong to the mask; for share = 1 there is none.
def cow_mask(noise, sigma, share):
    smooth = smooth_noise(noise, sigma)
    flat = -np.sort(-smooth.reshape(len(noise), -1), axis=1)
    count = int(round(share * flat.shape[1]))
    return smooth > flat[:, count][:, None, None]
