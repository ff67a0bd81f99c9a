# expect: WRONG on "a matrix transposed"
# slip: Reshaping to the transposed shape gives the right shape with the numbers in the wrong places; transposing moves them.
class Transpose(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        return np.swapaxes(a, *(self.axes or (-1, -2)))

    def gradient(self, out_grad, node):
        return reshape(out_grad, node.inputs[0].shape)
