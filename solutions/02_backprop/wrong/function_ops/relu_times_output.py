# expect: WRONG on "ReLU"
# slip: The gradient was multiplied by the output of ReLU instead of by zero or one.
class ReLU(TensorOp):
    def compute(self, a):
        return a * (a > 0)

    def gradient(self, out_grad, node):
        return out_grad * node
