# expect: WRONG on "5 samples, 4 features"
# slip: The bias was kept in the cache and never added.
def affine_forward(x, w, b):
    out = np.matmul(x.reshape(x.shape[0], np.prod(x.shape[1:])), w)
    cache = (x, w, b)
    return out, cache
