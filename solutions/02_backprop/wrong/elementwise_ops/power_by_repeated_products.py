# expect: WRONG on "exponents -2, -1, 0 and 1"
# slip: The power was a product repeated p times, which stays 1 for a negative exponent.
class PowerScalar(TensorOp):
    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        out = np.ones_like(a)
        for _ in range(int(self.scalar)):
            out = out * a
        return out

    def gradient(self, out_grad, node):
        return out_grad * node.inputs[0] ** (self.scalar - 1) * self.scalar
