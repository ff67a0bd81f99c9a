# expect: WRONG on "a batch through tanh"
# slip: The inner product was taken as the sum of a matrix product, which mixes different rows; for one row the two agree.
def adjoint_identity(f, x, u, v):
    _, Jv = jvp(f, x, v)
    t = Tensor(x)
    compute_gradient_of_variables(f(t), Tensor(u))
    JTu = t.grad.numpy()
    return Jv, JTu, np.sum(u @ Jv.T), np.sum(JTu @ v.T)
