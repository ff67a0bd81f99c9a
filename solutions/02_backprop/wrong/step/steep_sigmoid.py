# expect: WRONG on "tiny entries"
# slip: A steep sigmoid has a width: near 0 it takes all values between 0 and 1.
def step_forward(x):
    return 1 / (1 + np.exp(-200 * x)), x


def step_backward(dout, cache):
    return np.zeros_like(dout)


def step_backward_straight_through(dout, cache):
    return dout * (np.abs(cache) < 1)
