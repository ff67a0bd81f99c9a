# expect: WRONG on "a long direction"
# slip: A difference of gradients with a fixed step was used; along a long direction the step is no longer small.
def hessian_vector_product(f, x, v, h=1e-5):
    def slope(at):
        t = Tensor(at)
        compute_gradient_of_variables(f(t), Tensor(1.0))
        return t.grad.numpy()

    return (slope(x + h * v) - slope(x - h * v)) / (2 * h)
