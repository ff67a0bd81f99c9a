# expect: WRONG on "slope 0.3"
# slip: The way back is the one of the plain ReLU: on the negative side the gradient is alpha times dout, not 0.
def leaky_relu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x), x


def leaky_relu_backward(dout, cache):
    return dout * (cache > 0)
