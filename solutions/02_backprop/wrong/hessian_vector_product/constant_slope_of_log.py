# expect: WRONG on "quotients, logarithms and powers"
# slip: The logarithm's slope was computed with plain numbers in its gradient, so the second pass takes it for a constant.
class Log(TensorOp):
    def compute(self, a):
        return np.log(a)

    def gradient(self, out_grad, node):
        return out_grad * Tensor(1 / node.inputs[0].numpy())
