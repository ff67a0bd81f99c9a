# expect: WRONG on "4x3 matrix"
# slip: The cache holds the input, and s (1 - s) was taken of it: the formula wants the output.
def sigmoid_forward(x):
    return 1 / (1 + np.exp(-x)), x


def sigmoid_backward(dout, cache):
    x = cache
    return dout * x * (1 - x)
