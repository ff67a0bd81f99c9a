# expect: WRONG on "some entries near 1e3"
# slip: For large x the function was replaced by x, and the shift by log 2 was lost in that branch.
def softplus_forward(x):
    small = np.log1p(np.exp(np.minimum(x, 30.0))) - np.log(2)
    return np.where(x > 30, x, small), x


def softplus_backward(dout, cache):
    return dout / (1 + np.exp(-cache))
