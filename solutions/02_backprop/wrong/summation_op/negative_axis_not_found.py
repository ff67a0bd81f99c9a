# expect: RAISED on "the last axis, counted from the end"
# slip: A negative axis was looked for among 0 to ndim-1 and not found, so it was not put back.
class Summation(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.sum(a, axis=self.axes)

    def gradient(self, out_grad, node):
        a = node.inputs[0]
        axes = self.axes
        if axes is None:
            axes = tuple(range(len(a.shape)))
        elif not isinstance(axes, tuple):
            axes = (axes,)
        shape = tuple(1 if i in axes else n for i, n in enumerate(a.shape))
        return broadcast_to(reshape(out_grad, shape), a.shape)
