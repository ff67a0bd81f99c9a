# expect: WRONG on "a matrix as three axes"
# slip: The numbers were read columns first, as in Fortran; numpy's own order is rows first.
class Reshape(TensorOp):
    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        return np.reshape(a, self.shape, order="F")

    def gradient(self, out_grad, node):
        return Reshape(node.inputs[0].shape)(out_grad)
