# expect: SHAPE on "the last two of three axes, by default"
# slip: All axes were reversed, which is the same as exchanging the last two only for a matrix.
class Transpose(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        if self.axes is None:
            return a.T
        return np.swapaxes(a, self.axes[0], self.axes[1])

    def gradient(self, out_grad, node):
        return transpose(out_grad, self.axes)
