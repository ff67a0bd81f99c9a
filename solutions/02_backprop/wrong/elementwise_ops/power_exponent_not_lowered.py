# expect: WRONG on "a cube of 0 and of numbers of either sign"
# slip: The exponent came down as a factor but was not lowered by one.
class PowerScalar(TensorOp):
    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        return np.power(a, self.scalar)

    def gradient(self, out_grad, node):
        return out_grad * (self.scalar * power_scalar(node.inputs[0], self.scalar))
