# expect: RAISED on "two axes of four"
# slip: The gradient puts back one lost axis; a tuple of axes loses several.
class Summation(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.sum(a, axis=self.axes)

    def gradient(self, out_grad, node):
        a = node.inputs[0]
        shape = [1] * len(a.shape) if self.axes is None else list(a.shape)
        if self.axes is not None:
            shape[self.axes] = 1
        return out_grad.reshape(tuple(shape)).broadcast_to(a.shape)
