# expect: WRONG on "a layer of tanh"
# slip: That is the gradient times v; the gradient has to be differentiated once more.
def hessian_vector_product(f, x, v):
    t = Tensor(x)
    compute_gradient_of_variables(f(t), Tensor(1.0))
    return t.grad.numpy() * v
