# expect: SHAPE on "a pair among four axes"
# slip: The gradient exchanged the last two axes whatever pair had been exchanged forwards.
class Transpose(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        axes = self.axes if self.axes is not None else (a.ndim - 1, a.ndim - 2)
        return np.swapaxes(a, *axes)

    def gradient(self, out_grad, node):
        return transpose(out_grad)
