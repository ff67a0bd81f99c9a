# expect: SHAPE on "vector"
# slip: A vector was turned into a matrix of one row and never turned back.
def vrelu_forward(x):
    x = np.atleast_2d(x)
    return np.maximum(x, -x), x


def vrelu_backward(dout, cache):
    return np.where(cache > 0, dout, -dout)
