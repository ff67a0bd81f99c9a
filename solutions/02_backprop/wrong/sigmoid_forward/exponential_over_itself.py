# expect: NONFINITE on "some entries near 1e3"
# slip: exp(x) stands above and below the line: for large x that is inf / inf.
def sigmoid_forward(x):
    out = np.exp(x) / (1 + np.exp(x))
    return out, out
