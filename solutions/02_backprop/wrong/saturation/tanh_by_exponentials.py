# expect: WRONG on "tanh, some entries near 1e3"
# slip: tanh was a quotient of exponentials: inf / inf is nan, and nan lies below no threshold.
def saturated_fraction(z, kind, threshold):
    if kind == "sigmoid":
        s = 1 / (1 + np.exp(-z))
        slope = s * (1 - s)
    else:
        t = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
        slope = 1 - t**2
    return np.mean(slope < threshold)
