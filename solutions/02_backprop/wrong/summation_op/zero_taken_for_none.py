# expect: RAISED on "the first axis"
# slip: `if self.axes` is false for axis 0 too, which was then taken for "all axes".
class Summation(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.sum(a, axis=self.axes) if self.axes else np.sum(a)

    def gradient(self, out_grad, node):
        a = node.inputs[0]
        kept = np.sum(a.numpy(), axis=self.axes, keepdims=True).shape if self.axes else (1,) * len(a.shape)
        return out_grad.reshape(kept).broadcast_to(a.shape)
