# expect: SHAPE on "vector"
# slip: A vector was turned into a matrix of one row on the way and never turned back.
def relu_forward(x):
    return np.maximum(0, x), np.atleast_2d(x)


def relu_backward(dout, cache):
    return np.where(cache > 0, dout, 0)
