# expect: SHAPE on "images"
# slip: The gradient of images was flattened to a matrix; dx has the axes of x.
def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, cache):
    x = cache
    if x.ndim > 2:
        x, dout = x.reshape(len(x), -1), dout.reshape(len(x), -1)
    return dout * (x > 0)
