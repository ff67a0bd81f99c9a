# expect: WRONG on "4x3 matrix"
# slip: The exponent lost its minus: the curve falls from 1 to 0.
def sigmoid_forward(x):
    out = 1.0 / (1.0 + np.exp(x))
    return out, out
