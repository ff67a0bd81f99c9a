# exercises: step
def step_forward(x):
    return (np.sign(x) + 1) / 2, x.copy()


def step_backward(dout, x):
    return 0.0 * dout


def step_backward_straight_through(dout, x):
    return np.where(abs(x) < 1.0, dout, 0.0)
