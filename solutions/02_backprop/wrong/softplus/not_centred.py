# expect: WRONG on "4x3 matrix"
# slip: This is the usual softplus, log 2 at the origin; ours is shifted down to pass through 0.
def softplus_forward(x):
    return np.logaddexp(0, x), x


def softplus_backward(dout, cache):
    return dout / (1 + np.exp(-cache))
