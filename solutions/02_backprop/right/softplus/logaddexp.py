# exercises: softplus
def softplus_forward(x):
    return np.logaddexp(x, 0) - np.log(2.0), x


def softplus_backward(dout, x):
    return dout * (1 + np.tanh(0.5 * x)) / 2
