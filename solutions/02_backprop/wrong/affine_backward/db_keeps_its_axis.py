# expect: SHAPE on "5 samples, 4 features"
# slip: The sum for db kept the axis of samples: (1, M) broadcasts like (M,), but it is not the shape of b.
def affine_forward(x, w, b):
    return x.reshape(x.shape[0], -1) @ w + b, (x, w)


def affine_backward(dout, cache):
    x, w = cache
    dx = np.dot(dout, w.T).reshape(x.shape)
    dw = np.dot(x.reshape(x.shape[0], -1).T, dout)
    db = np.sum(dout, axis=0, keepdims=True)
    return dx, dw, db
