# exercises: elementwise_ops
class PowerScalar(TensorOp):
    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        p = self.scalar
        if p != int(p):
            return np.exp(p * np.log(a))
        out, square, n = np.ones(a.shape), a, abs(int(p))
        while n:
            if n % 2:
                out = out * square
            square, n = square * square, n // 2
        return out if p >= 0 else 1 / out

    def gradient(self, out_grad, node):
        lower = PowerScalar(self.scalar - 1)(node.inputs[0])
        return [self.scalar * (lower * out_grad)]
