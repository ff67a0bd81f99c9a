# expect: RAISED on "stacks on both sides"
# slip: The whole stack was transposed, leading axes and all; only the last two axes are a matrix.
class MatMul(TensorOp):
    def compute(self, a, b):
        return array_api.matmul(a, b)

    def gradient(self, out_grad, node):
        a, b = node.inputs

        def t(x):
            return Permute(tuple(reversed(range(len(x.shape)))))(x)

        da, db = out_grad @ t(b), t(a) @ out_grad
        if len(da.shape) > len(a.shape):
            da = summation(da, tuple(range(len(da.shape) - len(a.shape))))
        if len(db.shape) > len(b.shape):
            db = summation(db, tuple(range(len(db.shape) - len(b.shape))))
        return da, db
