# expect: WRONG on "5 samples, 4 features"
# slip: dw and db were divided by the number of samples, but the 1/N of a mean loss has already come in with dout.
def affine_forward(x, w, b):
    return x.reshape(x.shape[0], -1) @ w + b, (x, w)


def affine_backward(dout, cache):
    x, w = cache
    N = x.shape[0]
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(N, -1).T @ dout / N
    db = np.sum(dout, axis=0) / N
    return dx, dw, db
