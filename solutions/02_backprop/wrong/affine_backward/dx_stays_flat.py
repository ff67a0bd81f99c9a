# expect: SHAPE on "films"
# slip: dx was left as the matrix of flattened samples; it has to get back the axes of x.
def affine_forward(x, w, b):
    return x.reshape(x.shape[0], -1) @ w + b, (x, w, b)


def affine_backward(dout, cache):
    x, w, b = cache
    rows = x.reshape(x.shape[0], -1)
    dx = dout.dot(w.T)
    dw = rows.T.dot(dout)
    db = dout.sum(axis=0)
    return dx, dw, db
