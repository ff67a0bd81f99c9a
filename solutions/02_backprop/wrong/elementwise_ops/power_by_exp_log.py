# expect: NONFINITE on "a cube of 0 and of numbers of either sign"
# slip: A power was taken as the exponential of p times the logarithm, which does not exist for negative numbers.
class PowerScalar(TensorOp):
    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        return np.exp(self.scalar * np.log(a))

    def gradient(self, out_grad, node):
        return out_grad * self.scalar * node / node.inputs[0]
