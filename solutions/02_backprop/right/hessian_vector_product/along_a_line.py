# exercises: hessian_vector_product
def hessian_vector_product(f, x, v):
    """Reshapes everything to rows; writes into v at the end."""
    at = Tensor(x)
    compute_gradient_of_variables(f(at), Tensor(np.array(1.0)))
    row, column = at.grad.reshape((1, x.size)), v.reshape(x.size, 1)
    compute_gradient_of_variables((row @ column).reshape(()), Tensor(1.0))
    v[...] = at.grad.numpy()
    return v
