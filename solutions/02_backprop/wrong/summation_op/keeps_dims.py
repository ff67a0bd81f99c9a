# expect: SHAPE on "the middle axis of three"
# slip: The summed axes were kept as axes of size 1; they should disappear.
class Summation(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.sum(a, axis=self.axes, keepdims=True)

    def gradient(self, out_grad, node):
        a = node.inputs[0]
        return out_grad.reshape(np.sum(a.numpy(), self.axes, keepdims=True).shape).broadcast_to(a.shape)
