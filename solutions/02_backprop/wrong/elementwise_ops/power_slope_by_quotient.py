# expect: NONFINITE on "a cube of 0 and of numbers of either sign"
# slip: The slope was made as the output divided by the input, which has no value at 0.
class PowerScalar(TensorOp):
    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        return a**self.scalar

    def gradient(self, out_grad, node):
        return out_grad * (node / node.inputs[0]) * self.scalar
