# expect: WRONG on "times, by and minus a number"
# slip: The gradient passed a change of sign unchanged.
class Negate(TensorOp):
    def compute(self, a):
        return -a

    def gradient(self, out_grad, node):
        return out_grad
