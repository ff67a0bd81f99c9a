# expect: SHAPE on "one output unit"
# slip: db was squeezed: with a single output unit the array (1,) became a bare number.
def affine_forward(x, w, b):
    return x.reshape(x.shape[0], -1) @ w + b, (x, w)


def affine_backward(dout, cache):
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(x.shape[0], -1).T @ dout
    db = np.squeeze(np.sum(dout, axis=0, keepdims=True))
    return dx, dw, db
