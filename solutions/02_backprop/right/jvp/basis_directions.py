# exercises: jvp adjoint_identity
def jvp(f, x, v):
    """J column by column, then a weighted sum of the columns."""
    x, v = np.asarray(x, float), np.asarray(v, float)
    plain = f(Dual(x, np.zeros_like(x)))
    value = plain.value if hasattr(plain, "tangent") else np.array(plain)
    total = np.zeros(value.shape)
    for place in np.ndindex(x.shape):
        seed = np.zeros(x.shape)
        seed[place] = 1.0
        out = f(Dual(x, seed))
        if hasattr(out, "tangent"):
            total += out.tangent * v[place]
    return value, total
