# expect: WRONG on "slope above 1"
# slip: The larger of x and alpha x is the leaky ReLU only while alpha is at most 1.
def leaky_relu_forward(x, alpha):
    return np.maximum(x, alpha * x), (x, alpha)


def leaky_relu_backward(dout, cache):
    x, alpha = cache
    return dout * np.where(x > 0, 1, alpha)
