# expect: WRONG on "ReLU"
# slip: The standard deviation stands where the variance belongs.
def variance_gain(fan, std, slope):
    return fan * std * (1 + slope**2) / 2
