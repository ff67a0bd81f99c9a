# expect: WRONG on "sums, shapes and maxima"
# slip: An operation made its gradient with numpy, outside the graph: the second time it counts as a constant.
class Reshape(TensorOp):
    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        return np.reshape(a, self.shape)

    def gradient(self, out_grad, node):
        return Tensor(out_grad.numpy().reshape(node.inputs[0].shape))
