# expect: RAISED on "two matrices"
# slip: The factors of the gradient stand in the wrong order; a matrix product is not commutative.
class MatMul(TensorOp):
    def compute(self, a, b):
        return array_api.matmul(a, b)

    def gradient(self, out_grad, node):
        a, b = node.inputs
        return transpose(b) @ out_grad, out_grad @ transpose(a)
