# expect: SHAPE on "one matrix times a stack with two leading axes"
# slip: Only the right factor's gradient was summed over the stack; the single matrix can stand on the left.
class MatMul(TensorOp):
    def compute(self, a, b):
        return array_api.matmul(a, b)

    def gradient(self, out_grad, node):
        a, b = node.inputs
        da, db = out_grad @ transpose(b), transpose(a) @ out_grad
        if len(db.shape) > len(b.shape):
            db = summation(db, tuple(range(len(db.shape) - len(b.shape))))
        return da, db
