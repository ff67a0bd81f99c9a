# expect: WRONG on "sigmoid"
# slip: The output was compared with the threshold; saturation is about the derivative, which is small at both ends.
def saturated_fraction(z, kind, threshold):
    out = 1 / (1 + np.exp(-z)) if kind == "sigmoid" else np.tanh(z)
    return np.mean(out < threshold)
