# expect: WRONG on "a row for each of three"
# slip: The gradient was averaged over the repeats; contributions of several uses are added up.
class BroadcastTo(TensorOp):
    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        return array_api.broadcast_to(a, self.shape)

    def gradient(self, out_grad, node):
        shape = node.inputs[0].shape
        padded = (1,) * (len(self.shape) - len(shape)) + tuple(shape)
        axes = tuple(i for i in range(len(self.shape)) if padded[i] != self.shape[i])
        count = np.prod([self.shape[i] for i in axes])
        return reshape(summation(out_grad, axes), shape) / count
