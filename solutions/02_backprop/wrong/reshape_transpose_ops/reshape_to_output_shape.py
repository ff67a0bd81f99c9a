# expect: SHAPE on "a matrix as three axes"
# slip: The gradient was given the output's shape again; it must get the input's shape back.
class Reshape(TensorOp):
    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        return np.reshape(a, self.shape)

    def gradient(self, out_grad, node):
        return reshape(out_grad, self.shape)
