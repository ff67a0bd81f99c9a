# expect: RAISED on "three axes"
# slip: The product with v was summed over axis 1 and then over axis 0, which makes a number of a matrix only.
def hessian_vector_product(f, x, v):
    at = Tensor(x)
    compute_gradient_of_variables(f(at), Tensor(1.0))
    slope, at.grad = at.grad, None
    compute_gradient_of_variables((slope * Tensor(v)).sum(1).sum(0), Tensor(1.0))
    return at.grad.numpy()
