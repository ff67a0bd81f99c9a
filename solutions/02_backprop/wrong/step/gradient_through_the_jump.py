# expect: WRONG on "entries between -1 and 1"
# slip: The step was differentiated as if it were a ReLU; to the right of its jump it is flat as well.
def step_forward(x):
    return np.where(x > 0, 1.0, 0.0), x


def step_backward(dout, cache):
    return dout * (cache > 0)
