# expect: NONFINITE on "some entries near 1e3"
# slip: log(1 + exp(x)) was typed as it stands: exp(1000) is inf, and so is its logarithm.
def softplus_forward(x):
    return np.log(1 + np.exp(x)) - np.log(2), x


def softplus_backward(dout, cache):
    return dout / (1 + np.exp(-cache))
