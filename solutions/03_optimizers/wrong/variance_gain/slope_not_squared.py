# expect: WRONG on "leaky"
# slip: The slope multiplies the negative half of z, so its square multiplies the mean square of that half.
def variance_gain(fan, std, slope):
    return fan * std**2 * (1 + slope) / 2
