# exercises: dropout_vanilla_forward dropout_vanilla_backward
class _Layer:
    def __init__(self, param):
        self.p = param["p"]
        self.test = param["mode"] == "test"
        self.random = np.random.Generator(np.random.PCG64(param["seed"])) if "seed" in param else np.random

    def forward(self, values):
        if self.test:
            values *= self.p
            return values
        self.gone = self.random.random(values.shape) >= self.p
        return np.where(self.gone, 0.0, values)

    def backward(self, grad):
        return grad * self.p if self.test else np.where(self.gone, 0.0, grad)


def dropout_vanilla_forward(x, dropout_param):
    layer = _Layer(dropout_param)
    return layer.forward(x), layer


def dropout_vanilla_backward(dout, cache):
    return cache.backward(dout)
