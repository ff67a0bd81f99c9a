# expect: WRONG on "a quotient"
# slip: With respect to the denominator the slope of a/b is -a/b squared: the square of b is missing.
class EWiseDiv(TensorOp):
    def compute(self, a, b):
        return a / b

    def gradient(self, out_grad, node):
        lhs, rhs = node.inputs
        return out_grad / rhs, -out_grad * lhs / rhs
