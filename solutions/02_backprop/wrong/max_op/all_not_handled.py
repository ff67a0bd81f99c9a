# expect: RAISED on "the largest of all"
# slip: axes=None, the maximum of everything, was not thought of in the gradient.
class Max(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.max(a, axis=self.axes)

    def gradient(self, out_grad, node):
        a = node.inputs[0]
        winners = np.expand_dims(np.argmax(a.numpy(), self.axes), int(self.axes))
        mask = np.zeros(a.shape)
        np.put_along_axis(mask, winners, 1, self.axes)
        return broadcast_to(reshape(out_grad, winners.shape), a.shape) * Tensor(mask)
