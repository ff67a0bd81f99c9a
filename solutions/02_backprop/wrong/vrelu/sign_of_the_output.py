# expect: WRONG on "4x3 matrix"
# slip: The sign was taken of the output, which is never negative; it is the sign of the input that counts.
def vrelu_forward(x):
    out = np.abs(x)
    return out, out


def vrelu_backward(dout, cache):
    return dout * np.sign(cache)
