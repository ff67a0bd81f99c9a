# expect: RAISED on "two matrices"
# slip: The rule of the elementwise product was used for the matrix product.
class MatMul(TensorOp):
    def compute(self, a, b):
        return array_api.matmul(a, b)

    def gradient(self, out_grad, node):
        a, b = node.inputs
        return out_grad * b, out_grad * a
