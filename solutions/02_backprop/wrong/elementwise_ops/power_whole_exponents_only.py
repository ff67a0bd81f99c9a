# expect: WRONG on "a broken exponent of positive numbers"
# slip: The exponent was made a whole number, and 0.5 became 0.
class PowerScalar(TensorOp):
    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        return a ** float(int(self.scalar))

    def gradient(self, out_grad, node):
        return out_grad * node.inputs[0] ** (int(self.scalar) - 1) * int(self.scalar)
