# expect: SHAPE on "stacks on both sides"
# slip: Leading axes were summed although both factors have them; each matrix was used once there.
class MatMul(TensorOp):
    def compute(self, a, b):
        return array_api.matmul(a, b)

    def gradient(self, out_grad, node):
        a, b = node.inputs
        da, db = out_grad @ transpose(b), transpose(a) @ out_grad
        if len(a.shape) > 2:
            db = summation(db, tuple(range(len(a.shape) - 2)))
        if len(da.shape) > len(a.shape):
            da = summation(da, tuple(range(len(da.shape) - len(a.shape))))
        return da, db
