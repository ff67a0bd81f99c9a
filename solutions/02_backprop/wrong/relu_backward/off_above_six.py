# expect: WRONG on "inputs near 1e4"
# slip: The derivative was set to 0 above 6, as in ReLU6; the plain ReLU is never off on the right.
def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, cache):
    return dout * ((cache > 0) & (cache < 6))
