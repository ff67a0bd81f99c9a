# expect: WRONG on "4x3 matrix"
# slip: The cache already holds the output, and the sigmoid was applied to it once more.
def sigmoid_forward(x):
    out = 1 / (1 + np.exp(-x))
    return out, out


def sigmoid_backward(dout, cache):
    s = 1 / (1 + np.exp(-cache))
    return dout * s * (1 - s)
