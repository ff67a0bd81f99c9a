# expect: WRONG on "4x3 matrix"
# slip: The bare derivative came back; the chain rule multiplies it by dout.
def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, cache):
    return np.where(cache > 0, 1.0, 0.0)
