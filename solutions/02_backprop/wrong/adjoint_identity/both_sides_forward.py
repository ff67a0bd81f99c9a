# expect: SHAPE on "one row through tanh"
# slip: Both sides come from forward mode; the identity compares it with reverse mode, seeded with u.
def adjoint_identity(f, x, u, v):
    _, Jv = jvp(f, x, v)
    _, JTu = jvp(f, x, np.ones_like(x))
    left = np.sum(u * Jv)
    return Jv, JTu, left, left
