# expect: WRONG on "a quotient"
# slip: A larger denominator makes the quotient smaller, so its gradient carries a minus sign, which is missing.
class EWiseDiv(TensorOp):
    def compute(self, a, b):
        return a / b

    def gradient(self, out_grad, node):
        lhs, rhs = node.inputs
        return out_grad / rhs, out_grad * lhs / (rhs * rhs)
