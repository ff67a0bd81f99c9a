# expect: NONFINITE on "some entries near 1e3"
# slip: Both branches were computed everywhere and multiplied by a mask: 0 times the nan of the unwanted branch is nan.
def sigmoid_forward(x):
    e = np.exp(x)
    out = (x >= 0) * (1 / (1 + np.exp(-x))) + (x < 0) * (e / (1 + e))
    return out, out
