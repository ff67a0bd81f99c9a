# expect: WRONG on "4x3 matrix"
# slip: The absolute value was applied to dout as well; the way back multiplies by the sign of x.
def vrelu_forward(x):
    return np.abs(x), x


def vrelu_backward(dout, cache):
    return np.abs(dout)
