# expect: WRONG on "times, by and minus a number"
# slip: The gradient of a division by c was multiplied by c; what is scaled by 1/c forwards is scaled by 1/c backwards.
class DivScalar(TensorOp):
    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        return a / self.scalar

    def gradient(self, out_grad, node):
        return out_grad * self.scalar
