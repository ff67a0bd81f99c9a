# expect: SHAPE on "one row through tanh"
# slip: The products were added up along one axis only; an inner product is one number.
def adjoint_identity(f, x, u, v):
    _, Jv = jvp(f, x, v)
    t = Tensor(x)
    compute_gradient_of_variables(f(t), Tensor(u))
    JTu = t.grad.numpy()
    return Jv, JTu, (u * Jv).sum(0), (JTu * v).sum(0)
