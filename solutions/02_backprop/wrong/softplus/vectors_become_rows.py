# expect: SHAPE on "vector"
# slip: np.c_ and atleast_2d make matrices of vectors: the output got an axis that the input did not have.
def softplus_forward(x):
    x = np.atleast_2d(x)
    return np.logaddexp(0, x) - np.log(2), x


def softplus_backward(dout, cache):
    return (dout / (1 + np.exp(-cache))).reshape(dout.shape)
