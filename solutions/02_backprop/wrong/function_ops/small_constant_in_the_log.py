# expect: WRONG on "logarithm"
# slip: A small constant was added inside the logarithm, which changes its value and its slope.
class Log(TensorOp):
    def compute(self, a):
        return np.log(a + 1e-8)

    def gradient(self, out_grad, node):
        return out_grad / (node.inputs[0] + 1e-8)
