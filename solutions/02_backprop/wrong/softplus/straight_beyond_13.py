# expect: WRONG on "inputs near 10"
# slip: Beyond 13 the straight line was taken, where softplus still differs from it in the seventh digit.
def softplus_forward(x):
    return np.where(x > 13, x, np.log1p(np.exp(np.minimum(x, 13)))) - np.log(2), x


def softplus_backward(dout, cache):
    return dout / (1 + np.exp(-cache))
