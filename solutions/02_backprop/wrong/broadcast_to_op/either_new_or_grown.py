# expect: SHAPE on "a new axis and a grown one"
# slip: Either the new axes were summed or the grown ones; a broadcast can have both.
class BroadcastTo(TensorOp):
    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        return array_api.broadcast_to(a, self.shape)

    def gradient(self, out_grad, node):
        shape = node.inputs[0].shape
        lead = len(self.shape) - len(shape)
        if lead:
            return summation(out_grad, tuple(range(lead)))
        axes = tuple(i for i, n in enumerate(shape) if n != self.shape[i])
        return reshape(summation(out_grad, axes), shape)
