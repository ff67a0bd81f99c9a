# expect: WRONG on "ReLU"
# slip: This is the variance behind a ReLU, with the mean taken away; what the next layer multiplies is the mean square, and the mean belongs to it.
def variance_gain(fan, std, slope):
    mean = (1 - slope) / np.sqrt(2 * np.pi)
    return fan * std**2 * ((1 + slope**2) / 2 - mean**2)
