# expect: WRONG on "the middle axis of three"
# slip: The gradient was divided among the summands as for a mean; in a sum each of them gets all of it.
class Summation(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.sum(a, axis=self.axes)

    def gradient(self, out_grad, node):
        a = node.inputs[0]
        kept = np.sum(a.numpy(), axis=self.axes, keepdims=True).shape
        share = np.prod(kept) / np.prod(a.shape)
        return broadcast_to(reshape(out_grad, kept), a.shape) * share
