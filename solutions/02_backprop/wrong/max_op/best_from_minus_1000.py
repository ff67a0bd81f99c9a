# expect: WRONG on "negative entries only"
# slip: The maximum starts from -1000, which is the result where all entries are smaller.
class Max(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.max(a, axis=self.axes, initial=-1e3)

    def gradient(self, out_grad, node):
        a = node.inputs[0]
        top = np.max(a.numpy(), axis=self.axes, keepdims=True)
        return out_grad.reshape(top.shape).broadcast_to(a.shape) * Tensor(a.numpy() == top)
