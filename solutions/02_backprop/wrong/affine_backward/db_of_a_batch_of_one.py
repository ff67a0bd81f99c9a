# expect: SHAPE on "one sample"
# slip: For a batch of one, dout itself was given back as db, with its batch axis.
def affine_forward(x, w, b):
    return x.reshape(x.shape[0], -1) @ w + b, (x, w)


def affine_backward(dout, cache):
    x, w = cache
    N = dout.shape[0]
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(N, -1).T @ dout
    db = dout.sum(axis=0) if N > 1 else dout
    return dx, dw, db
