# expect: WRONG on "4x3 matrix"
# slip: Negative inputs were switched off on the way back as in a ReLU; here their slope is -1.
def vrelu_forward(x):
    return np.abs(x), x


def vrelu_backward(dout, cache):
    return dout * (cache > 0)
