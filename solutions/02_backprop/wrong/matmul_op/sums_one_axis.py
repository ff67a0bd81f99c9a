# expect: SHAPE on "one matrix times a stack with two leading axes"
# slip: One leading axis was summed; a stack may have several.
class MatMul(TensorOp):
    def compute(self, a, b):
        return array_api.matmul(a, b)

    def gradient(self, out_grad, node):
        a, b = node.inputs
        da, db = out_grad @ transpose(b), transpose(a) @ out_grad
        if da.shape != a.shape:
            da = summation(da, axes=0)
        if db.shape != b.shape:
            db = summation(db, axes=0)
        return da, db
