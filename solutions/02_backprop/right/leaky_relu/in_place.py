# exercises: leaky_relu
def leaky_relu_forward(x, alpha):
    below = x < 0
    x[below] *= alpha
    return x, (below, alpha)


def leaky_relu_backward(dout, cache):
    below, alpha = cache
    dout[below] *= alpha
    return dout
