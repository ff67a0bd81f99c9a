# expect: WRONG on "4x3 matrix"
# slip: dout was multiplied by the output instead of by the derivative, which is 1 where the unit is on.
def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, cache):
    return dout * np.maximum(0, cache)
