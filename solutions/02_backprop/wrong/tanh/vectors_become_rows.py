# expect: SHAPE on "vector"
# slip: A vector was turned into a matrix of one row and never turned back.
def tanh_forward(x):
    out = np.tanh(np.atleast_2d(x))
    return out, out


def tanh_backward(dout, cache):
    return dout * (1 - np.square(cache))
