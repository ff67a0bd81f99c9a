# exercises: gradient_statistics
class Layer:
    def __init__(self, W, b, kind):
        self.W, self.b, self.kind = W, b, kind

    def up(self, h):
        self.h, self.z = h, np.matmul(h, self.W) + self.b
        self.out = {"linear": self.z, "tanh": np.tanh(self.z), "relu": self.z * (self.z > 0)}[self.kind]
        return self.out

    def down(self, d):
        self.d = d.copy()
        if self.kind == "tanh":
            d *= (1 - self.out) * (1 + self.out)
        if self.kind == "relu":
            d[self.z <= 0] = 0
        self.dW = sum(np.outer(a, g) for a, g in zip(self.h, d))
        return d.dot(self.W.T)


def gradient_statistics(x, weights, biases, activation, dout):
    layers = [Layer(W, b, activation) for W, b in zip(weights, biases)]
    for layer in layers:
        x = layer.up(x)
    for layer in layers[::-1]:
        dout = layer.down(dout)
    square = lambda a: np.linalg.norm(a) ** 2 / a.size
    return {"h": np.array([square(l.d) for l in layers]), "W": np.array([square(l.dW) for l in layers])}
