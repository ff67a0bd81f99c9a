# expect: WRONG on "a layer of tanh"
# slip: The tangent was seeded with ones; it is seeded with the direction v.
def jvp(f, x, v):
    out = f(Dual(x, np.ones_like(x)))
    if not isinstance(out, Dual):
        return np.asarray(out), np.zeros(np.shape(out))
    return out.value, out.tangent
