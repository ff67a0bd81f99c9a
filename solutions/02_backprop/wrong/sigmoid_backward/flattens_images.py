# expect: SHAPE on "images"
# slip: The gradient of images was flattened to a matrix; dx has the axes of x.
def sigmoid_forward(x):
    out = 1 / (1 + np.exp(-x))
    return out, out


def sigmoid_backward(dout, cache):
    s = cache
    if dout.ndim > 2:
        s, dout = s.reshape(s.shape[0], -1), dout.reshape(s.shape[0], -1)
    return s * (1 - s) * dout
