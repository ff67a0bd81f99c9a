# expect: SHAPE on "images"
# slip: Images were flattened as in the affine layer; an elementwise layer keeps the axes that it finds.
def vrelu_forward(x):
    if x.ndim > 2:
        x = x.reshape(x.shape[0], -1)
    return np.abs(x), x


def vrelu_backward(dout, cache):
    return dout * np.sign(cache.reshape(dout.shape))
