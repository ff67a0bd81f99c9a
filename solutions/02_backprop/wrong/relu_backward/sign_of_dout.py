# expect: WRONG on "4x3 matrix"
# slip: The mask was taken from dout: the gradient's negative entries were stopped instead of the entries whose input was negative.
def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, cache):
    dx = np.array(dout)
    dx[dout <= 0] = 0
    return dx
