# expect: SHAPE on "a stack times one matrix"
# slip: Only the left factor's gradient was summed over the stack; the single matrix can stand on the right.
class MatMul(TensorOp):
    def compute(self, a, b):
        return array_api.matmul(a, b)

    def gradient(self, out_grad, node):
        a, b = node.inputs
        da, db = out_grad @ transpose(b), transpose(a) @ out_grad
        if len(da.shape) > len(a.shape):
            da = summation(da, tuple(range(len(da.shape) - len(a.shape))))
        return da, db
