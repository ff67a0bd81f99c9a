# exercises: leaky_relu
def leaky_relu_forward(x, alpha):
    return np.maximum(x, 0) + alpha * np.minimum(x, 0), (x, alpha)


def leaky_relu_backward(dout, cache):
    x, alpha = cache
    return dout * (x > 0) + alpha * dout * (x < 0)
