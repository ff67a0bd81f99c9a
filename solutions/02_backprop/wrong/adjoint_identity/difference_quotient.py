# expect: WRONG on "long directions"
# slip: J v came from a difference quotient, whose step is no longer small along a long direction.
def adjoint_identity(f, x, u, v, h=1e-5):
    Jv = (f(Tensor(x + h * v)).numpy() - f(Tensor(x - h * v)).numpy()) / (2 * h)
    t = Tensor(x)
    compute_gradient_of_variables(f(t), Tensor(u))
    JTu = t.grad.numpy()
    return Jv, JTu, np.sum(u * Jv), np.sum(JTu * v)
