# expect: WRONG on "a layer of tanh"
# slip: The direction was brought to length 1; J v is linear in v, its length counts.
def jvp(f, x, v):
    out = f(Dual(x, v / np.linalg.norm(v)))
    if not isinstance(out, Dual):
        return np.asarray(out), np.zeros(np.shape(out))
    return out.value, out.tangent
