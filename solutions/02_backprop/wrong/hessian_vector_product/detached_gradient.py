# expect: WRONG on "a layer of tanh"
# slip: The gradient was turned into plain numbers before the second pass, which then has no graph to go back through.
def hessian_vector_product(f, x, v):
    t = Tensor(x)
    compute_gradient_of_variables(f(t), Tensor(1.0))
    g = Tensor(t.grad.numpy())
    compute_gradient_of_variables(summation(g * Tensor(v)), Tensor(1.0))
    return t.grad.numpy()
