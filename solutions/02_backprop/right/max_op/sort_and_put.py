# exercises: max_op
class Max(TensorOp):
    """Sorts; moves the axis to the end and back."""

    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        if self.axes is None:
            return sorted(a.ravel().tolist())[-1]
        return np.take(np.sort(a, self.axes), -1, self.axes)

    def gradient(self, out_grad, node):
        a = node.inputs[0].numpy()
        if self.axes is None:
            mask = np.zeros(a.size)
            mask[a.argmax()] = 1
            return Tensor(mask.reshape(a.shape)) * out_grad.broadcast_to(a.shape)
        last = np.moveaxis(a, self.axes, -1)
        mask = np.moveaxis(np.eye(last.shape[-1])[last.argmax(-1)], -1, self.axes)
        kept = a.shape[: self.axes] + (1,) + a.shape[self.axes + 1 :]
        return multiply(out_grad.reshape(kept).broadcast_to(a.shape), Tensor(mask))
