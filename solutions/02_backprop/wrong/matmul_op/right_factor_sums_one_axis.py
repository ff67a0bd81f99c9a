# expect: SHAPE on "a stack with two leading axes times one matrix"
# slip: The right factor's gradient was summed over the first axis only, which is enough for one leading axis.
class MatMul(TensorOp):
    def compute(self, a, b):
        return a @ b

    def gradient(self, out_grad, node):
        a, b = node.inputs
        da, db = out_grad @ b.transpose(), a.transpose() @ out_grad
        if len(da.shape) > len(a.shape):
            da = da.sum(tuple(range(len(da.shape) - len(a.shape))))
        if len(db.shape) > len(b.shape):
            db = db.sum(0)
        return da, db
