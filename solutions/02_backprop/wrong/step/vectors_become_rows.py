# expect: SHAPE on "vector"
# slip: A vector was turned into a matrix of one row and never turned back.
def step_forward(x):
    x = np.atleast_2d(x)
    return np.where(x > 0, 1.0, 0.0), x


def step_backward(dout, cache):
    return np.zeros(cache.shape)


def step_backward_straight_through(dout, cache):
    return dout * (np.abs(cache) < 1)
