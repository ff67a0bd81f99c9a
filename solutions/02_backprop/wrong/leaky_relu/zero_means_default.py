# expect: WRONG on "slope 0"
# slip: "alpha or 0.01" takes the default whenever alpha is 0: the number 0 counts as false in Python.
def leaky_relu_forward(x, alpha):
    alpha = alpha or 0.01
    return np.where(x > 0, x, alpha * x), (x, alpha)


def leaky_relu_backward(dout, cache):
    x, alpha = cache
    return np.where(x > 0, dout, alpha * dout)
