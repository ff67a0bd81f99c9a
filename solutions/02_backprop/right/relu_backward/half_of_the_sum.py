# exercises: relu_forward relu_backward
def relu_forward(x):
    return (x + abs(x)) / 2, np.sign(x)


def relu_backward(dout, cache):
    return 0.5 * dout * (1 + cache)
