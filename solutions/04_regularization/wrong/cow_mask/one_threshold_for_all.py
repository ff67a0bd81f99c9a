# expect: WRONG on "a quarter"
# slip: One threshold for the whole batch: some pictures get more than their share, others less.
def cow_mask(noise, sigma, share):
    smooth = smooth_noise(noise, sigma)
    count = int(round(share * smooth.size))
    order = np.argsort(smooth, axis=None)
    mask = np.zeros(smooth.size, dtype=bool)
    mask[order[smooth.size - count :]] = True
    return mask.reshape(smooth.shape)
