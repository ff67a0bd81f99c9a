# expect: SHAPE on "a stack times one matrix"
# slip: The gradient of the matrix that serves a whole stack was not summed over the stack.
class MatMul(TensorOp):
    def compute(self, a, b):
        return array_api.matmul(a, b)

    def gradient(self, out_grad, node):
        a, b = node.inputs
        return matmul(out_grad, transpose(b)), matmul(transpose(a), out_grad)
