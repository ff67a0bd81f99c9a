# expect: RAISED on "the middle axis of three"
# slip: The gradient was broadcast without putting the lost axis back as a 1, so shapes are aligned at the wrong end.
class Summation(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return array_api.sum(a, axis=self.axes)

    def gradient(self, out_grad, node):
        return broadcast_to(out_grad, node.inputs[0].shape)
