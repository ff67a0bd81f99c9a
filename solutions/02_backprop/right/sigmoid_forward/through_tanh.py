# exercises: sigmoid_forward sigmoid_backward
def sigmoid_forward(x):
    t = np.tanh(x / 2)
    return 0.5 + 0.5 * t, t


def sigmoid_backward(dout, t):
    return dout * (1 - t) * (1 + t) / 4
