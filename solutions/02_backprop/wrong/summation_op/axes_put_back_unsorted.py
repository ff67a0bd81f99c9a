# expect: RAISED on "two axes in any order, one from the end"
# slip: The lost axes were put back one after another in the order given, which is right for increasing ones.
class Summation(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.sum(a, axis=self.axes)

    def gradient(self, out_grad, node):
        shape = node.inputs[0].shape
        axes = range(len(shape)) if self.axes is None else self.axes if isinstance(self.axes, tuple) else (self.axes,)
        kept = list(out_grad.shape)
        for axis in axes:
            kept.insert(axis % len(shape), 1)
        return out_grad.reshape(tuple(kept)).broadcast_to(shape)
