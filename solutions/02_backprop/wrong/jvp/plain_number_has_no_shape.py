# expect: RAISED on "a function that gives back a number"
# slip: What f gave back was asked for its .shape; a plain number has none.
def jvp(f, x, v):
    out = f(Dual(x, v))
    if isinstance(out, Dual):
        return out.value, out.tangent
    return out, np.zeros(out.shape)
