# expect: RAISED on "two axes in any order, one from the end"
# slip: A single negative axis was brought to 0..ndim-1, those in a tuple were not.
class Summation(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.sum(a, axis=self.axes)

    def gradient(self, out_grad, node):
        shape = node.inputs[0].shape
        if self.axes is None:
            axes = tuple(range(len(shape)))
        elif isinstance(self.axes, int):
            axes = (self.axes % len(shape),)
        else:
            axes = self.axes
        kept = tuple(1 if i in axes else n for i, n in enumerate(shape))
        return out_grad.reshape(kept).broadcast_to(shape)
