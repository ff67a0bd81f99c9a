# expect: WRONG on "quotients, logarithms and powers"
# slip: The slope of exp was computed by numpy; the second time it counted as a constant.
class Exp(TensorOp):
    def compute(self, a):
        return np.exp(a)

    def gradient(self, out_grad, node):
        return out_grad * Tensor(np.exp(node.inputs[0].numpy()))
