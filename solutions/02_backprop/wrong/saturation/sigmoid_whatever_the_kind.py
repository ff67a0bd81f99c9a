# expect: WRONG on "tanh"
# slip: The derivative of the sigmoid was used for both kinds.
def saturated_fraction(z, kind, threshold):
    s = 1 / (1 + np.exp(-z))
    return np.mean(s * (1 - s) < threshold)
