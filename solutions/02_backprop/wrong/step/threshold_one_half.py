# expect: WRONG on "entries between -1 and 1"
# slip: The step was put at 1/2, where probabilities are rounded, and not at 0.
def step_forward(x):
    return (x > 0.5).astype(float), x


def step_backward(dout, cache):
    return np.zeros_like(dout)


def step_backward_straight_through(dout, cache):
    return dout * (np.abs(cache) < 1)
