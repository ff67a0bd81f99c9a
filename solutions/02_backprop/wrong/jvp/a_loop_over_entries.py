# expect: RAISED on "a single number"
# slip: The direction was taken apart by looping over its first axis; a single number has none.
def jvp(f, x, v):
    value, total = None, 0.0
    for i in range(len(x)):
        seed = np.zeros_like(v)
        seed[i] = v[i]
        out = f(Dual(x, seed))
        if not isinstance(out, Dual):
            return np.asarray(out), np.zeros(np.shape(out))
        value, total = out.value, total + out.tangent
    return value, total
