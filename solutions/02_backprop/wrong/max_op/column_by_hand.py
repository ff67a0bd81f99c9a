# expect: RAISED on "the middle axis of three"
# slip: The lost axis was put back at the end of a vector by hand, which fits only the rows of a matrix.
class Max(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.max(a, axis=self.axes)

    def gradient(self, out_grad, node):
        a = node.inputs[0]
        if self.axes is None:
            return Tensor(a.numpy() == node.numpy()) * broadcast_to(out_grad, a.shape)
        if self.axes == 0:
            return Tensor(a.numpy() == node.numpy()) * broadcast_to(out_grad, a.shape)
        mask = a.numpy() == node.numpy()[..., None]
        return broadcast_to(reshape(out_grad, out_grad.shape + (1,)), a.shape) * Tensor(mask)
