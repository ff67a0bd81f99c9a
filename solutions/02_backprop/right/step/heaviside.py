# exercises: step
def step_forward(x):
    return np.heaviside(x, 0.5), np.abs(x) <= 1


def step_backward(dout, cache):
    dout[...] = 0
    return dout


def step_backward_straight_through(dout, cache):
    dout[~cache] = 0
    return dout
