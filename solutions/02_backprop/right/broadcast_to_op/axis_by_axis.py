# exercises: broadcast_to_op
class BroadcastTo(TensorOp):
    """Multiplies by ones; sums from the right, one axis at a time."""

    def __init__(self, shape):
        self.shape = tuple(shape)

    def compute(self, a):
        return np.ones(self.shape) * a

    def gradient(self, out_grad, node):
        small = list(node.inputs[0].shape)
        for axis in range(len(self.shape) - 1, -1, -1):
            here = small.pop() if small else 1
            if here == 1:
                out_grad = out_grad.sum(axis)
        return out_grad.reshape(node.inputs[0].shape)
