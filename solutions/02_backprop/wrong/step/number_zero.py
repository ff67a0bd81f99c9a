# expect: SHAPE on "entries between -1 and 1"
# slip: The number 0 came back as the gradient; it has the shape of x.
def step_backward(dout, cache):
    return 0.0
