# expect: WRONG on "a product"
# slip: Each factor's gradient was scaled by that factor itself; in a product it is scaled by the other one.
class EWiseMul(TensorOp):
    def compute(self, a, b):
        return a * b

    def gradient(self, out_grad, node):
        lhs, rhs = node.inputs
        return out_grad * lhs, out_grad * rhs
