# expect: WRONG on "logarithm"
# slip: The gradient was divided by the logarithm itself; the slope of log at a is one over a, the input.
class Log(TensorOp):
    def compute(self, a):
        return np.log(a)

    def gradient(self, out_grad, node):
        return out_grad / node
