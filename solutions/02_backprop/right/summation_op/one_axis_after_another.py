# exercises: summation_op
class Summation(TensorOp):
    """Adds slices in a loop; the gradient multiplies by a Tensor of ones, without BroadcastTo."""

    def __init__(self, axes=None):
        self.axes = axes

    def dims(self, ndim):
        if self.axes is None:
            return list(range(ndim))
        axes = [self.axes] if np.ndim(self.axes) == 0 else list(self.axes)
        return sorted((i + ndim) % ndim for i in axes)

    def compute(self, a):
        for axis in reversed(self.dims(a.ndim)):
            total = 0.0
            for part in np.moveaxis(a, axis, 0):
                total = total + part
            a = np.asarray(total)
        return float(a) if a.ndim == 0 else a

    def gradient(self, out_grad, node):
        (a,) = node.inputs
        lost = self.dims(len(a.shape))
        kept = [1 if i in lost else a.shape[i] for i in range(len(a.shape))]
        return BroadcastTo(a.shape)(Reshape(tuple(kept))(out_grad))
