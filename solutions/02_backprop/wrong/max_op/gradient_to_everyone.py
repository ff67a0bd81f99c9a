# expect: WRONG on "the largest of each row"
# slip: Every entry got the gradient; only the winner was passed on, so only the winner gets it.
class Max(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return a.max(axis=self.axes)

    def gradient(self, out_grad, node):
        a = node.inputs[0]
        return out_grad.reshape(a.numpy().max(axis=self.axes, keepdims=True).shape).broadcast_to(a.shape)
