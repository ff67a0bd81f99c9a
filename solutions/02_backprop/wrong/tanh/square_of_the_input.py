# expect: WRONG on "4x3 matrix"
# slip: The derivative was taken as 1 minus the square of the input; it is 1 minus the square of the output.
def tanh_forward(x):
    return np.tanh(x), x


def tanh_backward(dout, cache):
    return dout * (1 - cache**2)
