# exercises: elementwise_ops
def entrywise(rule, *arrays):
    flat = [rule(*map(float, entries)) for entries in zip(*(array.ravel() for array in arrays))]
    return np.array(flat).reshape(arrays[0].shape)


class EWiseMul(TensorOp):
    def compute(self, left, right):
        return entrywise(lambda p, q: p * q, left, right)

    def gradient(self, up, out):
        grads = []
        for position in (0, 1):
            grads.append(up * out.inputs[1 - position])
        return grads


class EWiseDiv(TensorOp):
    def compute(self, left, right):
        return entrywise(lambda p, q: p / q, left, right)

    def gradient(self, up, out):
        inverse = out.inputs[1] ** -1
        return up * inverse, up * out * inverse * -1.0


class PowerScalar(TensorOp):
    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, base):
        return entrywise(lambda p: p ** self.scalar, base)

    def gradient(self, up, out):
        return MulScalar(self.scalar)(EWiseMul()(up, PowerScalar(self.scalar - 1)(out.inputs[0])))
