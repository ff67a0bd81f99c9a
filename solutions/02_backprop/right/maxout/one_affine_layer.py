# exercises: maxout
def maxout_forward(x, w, b):
    D, M, K = w.shape
    z = (x @ w.reshape(D, M * K) + b.ravel()).reshape(-1, M, K)
    return np.amax(z, -1), (x, w, z)


def maxout_backward(dout, cache):
    x, w, z = cache
    D, M, K = w.shape
    route = (z == z.max(-1, keepdims=True)).astype(float)
    dz = (dout[..., None] * route).reshape(-1, M * K)
    return dz @ w.reshape(D, -1).T, (x.T @ dz).reshape(w.shape), dz.sum(0).reshape(M, K)
