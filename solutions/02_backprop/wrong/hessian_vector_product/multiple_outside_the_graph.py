# expect: WRONG on "quotients, logarithms and powers"
# slip: The gradient of a multiple was computed on arrays; the second differentiation found no way through it.
class MulScalar(TensorOp):
    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        return a * self.scalar

    def gradient(self, out_grad, node):
        return Tensor(out_grad.numpy() * self.scalar)
