# exercises: hessian_vector_product
def hessian_vector_product(f, x, v):
    """The whole Hessian, a row at a time, then a plain product."""
    H = np.zeros((x.size, x.size))
    for row in range(x.size):
        pick = np.zeros(x.size)
        pick[row] = 1
        t = Tensor(x)
        f(t).backward()
        (t.grad * pick.reshape(x.shape)).sum().backward(Tensor(1))
        H[row] = t.grad.numpy().ravel()
    return (H @ v.ravel()).reshape(x.shape)
