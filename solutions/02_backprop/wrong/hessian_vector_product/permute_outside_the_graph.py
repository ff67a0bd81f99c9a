# expect: WRONG on "sums, shapes and maxima"
# slip: Permute moved its gradient back on arrays, outside the graph.
class Permute(TensorOp):
    def __init__(self, axes):
        self.axes = axes

    def compute(self, a):
        return np.transpose(a, self.axes)

    def gradient(self, out_grad, node):
        return Tensor(np.transpose(out_grad.numpy(), np.argsort(self.axes)))
