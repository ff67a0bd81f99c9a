# expect: RAISED on "all entries"
# slip: axes=None, the sum of everything, was not thought of in the gradient.
class Summation(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.sum(a, self.axes)

    def gradient(self, out_grad, node):
        shape = list(node.inputs[0].shape)
        for axis in self.axes if isinstance(self.axes, tuple) else [int(self.axes)]:
            shape[axis] = 1
        return broadcast_to(reshape(out_grad, tuple(shape)), node.inputs[0].shape)
