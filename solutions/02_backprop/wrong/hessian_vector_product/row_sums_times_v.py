# expect: WRONG on "a layer of tanh"
# slip: The gradient was summed before v came in: that gives the row sums of H, times v, which is H v only for a diagonal H.
def hessian_vector_product(f, x, v):
    t = Tensor(x)
    compute_gradient_of_variables(f(t), Tensor(1.0))
    g = t.grad
    compute_gradient_of_variables(summation(g), Tensor(1.0))
    return t.grad.numpy() * v
