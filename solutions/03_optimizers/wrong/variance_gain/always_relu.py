# expect: WRONG on "no nonlinearity"
# slip: The slope is not used: every nonlinearity is treated as a ReLU.
def variance_gain(fan, std, slope):
    return 0.5 * fan * std**2
