# expect: WRONG on "negative slopes"
# slip: A negative slope was cut off at 0, but it flips the negative half of z and does not remove it.
def variance_gain(fan, std, slope):
    return fan * std**2 * (1 + max(slope, 0.0) ** 2) / 2
