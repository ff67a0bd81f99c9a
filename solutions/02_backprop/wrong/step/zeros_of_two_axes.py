# expect: SHAPE on "images"
# slip: The zeros were made for samples times units, the first two axes; x may have more.
def step_backward(dout, cache):
    if dout.ndim > 1:
        return np.zeros((dout.shape[0], dout.shape[1]))
    return np.zeros(len(dout))
