# expect: RAISED on "two axes grown"
# slip: The gradient was summed over the first axis that grew, and the loop ended there.
class BroadcastTo(TensorOp):
    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        return np.broadcast_to(a, self.shape)

    def gradient(self, out_grad, node):
        shape = node.inputs[0].shape
        new = len(self.shape) - len(shape)
        g = out_grad.sum(tuple(range(new))) if new else out_grad
        for axis, (old, size) in enumerate(zip(shape, self.shape[new:])):
            if old != size:
                return g.sum(axis).reshape(shape)
        return g.reshape(shape)
