# expect: WRONG on "a quadratic form of a matrix"
# slip: g-transposed times v is the inner product only of columns; for a matrix its entries mix columns.
def hessian_vector_product(f, x, v):
    t = Tensor(x)
    compute_gradient_of_variables(f(t), Tensor(1.0))
    score = summation(transpose(t.grad) @ Tensor(v))
    compute_gradient_of_variables(score, Tensor(1.0))
    return t.grad.numpy()
