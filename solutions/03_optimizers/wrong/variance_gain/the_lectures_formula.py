# expect: WRONG on "ReLU"
# slip: The factor n Var(w) is that of the sum alone; what the nonlinearity leaves of it is missing.
def variance_gain(fan, std, slope):
    return fan * std**2
