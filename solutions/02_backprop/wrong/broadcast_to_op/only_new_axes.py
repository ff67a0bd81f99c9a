# expect: SHAPE on "a column grown"
# slip: Only the axes that were added on the left were summed; an axis that grew from 1 repeats numbers as well.
class BroadcastTo(TensorOp):
    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        return array_api.broadcast_to(a, self.shape)

    def gradient(self, out_grad, node):
        shape = node.inputs[0].shape
        for _ in range(len(self.shape) - len(shape)):
            out_grad = summation(out_grad, axes=0)
        return out_grad
