# expect: SHAPE on "a full permutation"
# slip: The same permutation was applied to the gradient; only for an exchange of two axes is that the way back.
class Permute(TensorOp):
    def __init__(self, axes):
        self.axes = axes

    def compute(self, a):
        return a.transpose(self.axes)

    def gradient(self, out_grad, node):
        return Permute(self.axes)(out_grad)
