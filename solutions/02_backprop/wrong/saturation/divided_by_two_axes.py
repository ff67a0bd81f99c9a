# expect: WRONG on "maps of a convolution"
# slip: The count was divided by samples times units, the first two axes; maps have more entries than that.
def saturated_fraction(z, kind, threshold):
    out = 1 / (1 + np.exp(-z)) if kind == "sigmoid" else np.tanh(z)
    slope = out * (1 - out) if kind == "sigmoid" else 1 - out**2
    return np.sum(slope < threshold) / (z.shape[0] * z.shape[1])
