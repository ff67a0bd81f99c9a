# expect: WRONG on "one row through tanh"
# slip: Reverse mode was seeded with ones; it is seeded with u.
def adjoint_identity(f, x, u, v):
    _, Jv = jvp(f, x, v)
    t = Tensor(x)
    compute_gradient_of_variables(f(t), Tensor(np.ones_like(u)))
    JTu = t.grad.numpy()
    return Jv, JTu, np.sum(u * Jv), np.sum(JTu * v)
