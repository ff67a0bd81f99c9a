# expect: WRONG on "ReLU"
# slip: The gradient that arrived was itself rectified; what is passed or stopped is decided by the input of the forward pass.
class ReLU(TensorOp):
    def compute(self, a):
        return np.maximum(0, a)

    def gradient(self, out_grad, node):
        return relu(out_grad)
