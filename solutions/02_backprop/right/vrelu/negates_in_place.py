# exercises: vrelu
def vrelu_forward(x):
    negative = x < 0
    x[negative] *= -1
    return x, negative


def vrelu_backward(dout, negative):
    dout[negative] = -dout[negative]
    return dout
