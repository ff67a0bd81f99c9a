# expect: SHAPE on "vector"
# slip: The cached output was made a matrix of one row, and dx became one with it.
def sigmoid_forward(x):
    out = 1 / (1 + np.exp(-x))
    return out, np.atleast_2d(out)


def sigmoid_backward(dout, cache):
    return dout * cache * (1 - cache)
