# exercises: elementwise_ops function_ops
class EWiseMul(TensorOp):
    def compute(self, a: NDArray, b: NDArray):
        return array_api.multiply(a, b)

    def gradient(self, out_grad: Tensor, node: Tensor):
        lhs, rhs = node.inputs
        return [multiply(rhs, out_grad), multiply(lhs, out_grad)]


class EWiseDiv(TensorOp):
    def compute(self, a: NDArray, b: NDArray):
        return array_api.divide(a, b)

    def gradient(self, out_grad: Tensor, node: Tensor):
        lhs, rhs = node.inputs
        return divide(out_grad, rhs), out_grad * negate(lhs) * power_scalar(rhs, -2)


class MulScalar(TensorOp):
    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a: NDArray):
        return a * self.scalar

    def gradient(self, out_grad: Tensor, node: Tensor):
        return (mul_scalar(out_grad, self.scalar),)


class DivScalar(TensorOp):
    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a: NDArray):
        return a * (1 / self.scalar)

    def gradient(self, out_grad: Tensor, node: Tensor):
        return out_grad * (1 / self.scalar)


class PowerScalar(TensorOp):
    def __init__(self, scalar: int):
        self.scalar = scalar

    def compute(self, a: NDArray) -> NDArray:
        return array_api.float_power(a, self.scalar)

    def gradient(self, out_grad, node):
        return self.scalar * power_scalar(node.inputs[0], self.scalar - 1) * out_grad


class Negate(TensorOp):
    def compute(self, a):
        return a * -1

    def gradient(self, out_grad, node):
        return mul_scalar(out_grad, -1)


class Exp(TensorOp):
    def compute(self, a):
        return array_api.exp(a)

    def gradient(self, out_grad, node):
        return out_grad * exp(node.inputs[0])


class Log(TensorOp):
    def compute(self, a):
        return array_api.log(a)

    def gradient(self, out_grad, node):
        return out_grad * power_scalar(node.inputs[0], -1)


class Tanh(TensorOp):
    def compute(self, a):
        return array_api.tanh(a)

    def gradient(self, out_grad, node):
        return out_grad - out_grad * tanh(node.inputs[0]) ** 2


class ReLU(TensorOp):
    def compute(self, a):
        out = array_api.copy(a)
        out[a < 0] = 0
        return out

    def gradient(self, out_grad, node):
        out = node.realize_cached_data().copy()
        out[out > 0] = 1
        return out_grad * Tensor(out)
