# expect: WRONG on "some entries near 1e3"
# slip: The derivative was nan for the largest inputs, and nan is not below any threshold: the most saturated units were not counted.
def saturated_fraction(z, kind, threshold):
    if kind == "sigmoid":
        slope = np.exp(-z) / (1 + np.exp(-z)) ** 2
    else:
        slope = 1 - np.tanh(z) ** 2
    return np.mean(slope < threshold)
