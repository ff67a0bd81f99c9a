# expect: WRONG on "the largest of each row"
# slip: One winner of the whole array was marked, although each row has its own.
class Max(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.max(a, axis=self.axes)

    def gradient(self, out_grad, node):
        a = node.inputs[0]
        mask = np.zeros(a.shape)
        mask[np.unravel_index(np.argmax(a.numpy()), a.shape)] = 1
        kept = np.max(a.numpy(), axis=self.axes, keepdims=True).shape
        return broadcast_to(reshape(out_grad, kept), a.shape) * Tensor(mask)
