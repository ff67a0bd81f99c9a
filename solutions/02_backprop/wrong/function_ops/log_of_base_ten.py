# expect: WRONG on "logarithm"
# slip: The logarithm was taken to base ten, its slope as if to base e.
class Log(TensorOp):
    def compute(self, a):
        return np.log10(a)

    def gradient(self, out_grad, node):
        return out_grad / node.inputs[0]
