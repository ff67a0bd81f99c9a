# expect: SHAPE on "a column grown"
# slip: With equal numbers of axes the gradient was handed on unsummed; an axis of size 1 may have grown all the same.
class BroadcastTo(TensorOp):
    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        return array_api.broadcast_to(a, self.shape)

    def gradient(self, out_grad, node):
        shape = node.inputs[0].shape
        if len(shape) == len(self.shape):
            return out_grad
        padded = (1,) * (len(self.shape) - len(shape)) + tuple(shape)
        axes = tuple(i for i in range(len(self.shape)) if padded[i] != self.shape[i])
        return reshape(summation(out_grad, axes), shape)
