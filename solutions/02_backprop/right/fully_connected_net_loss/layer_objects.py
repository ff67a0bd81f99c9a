# exercises: fully_connected_net_init fully_connected_net_loss
class Affine:
    def __init__(self, net, number):
        self.net, self.W, self.b = net, f"W{number}", f"b{number}"

    def forward(self, x):
        self.x = x.reshape(x.shape[0], -1)
        return self.x.dot(self.net.params[self.W]) + self.net.params[self.b]

    def backward(self, dout, grads):
        W = self.net.params[self.W]
        grads[self.W] = self.x.T.dot(dout) + self.net.reg * W
        grads[self.b] = dout.sum(0)
        return dout.dot(W.T)


class Rectifier:
    def forward(self, x):
        self.on = x > 0
        return np.where(self.on, x, 0.0)

    def backward(self, dout, grads):
        dout[~self.on] = 0.0
        return dout


class FullyConnectedNet:
    def __init__(self, hidden_dims, input_dim=3 * 32 * 32, num_classes=10, dropout_keep_ratio=1, normalization=None,
                 reg=0.0, weight_scale=1e-2, dtype=np.float32, seed=None):
        self.params, self.reg, self.stack = {}, reg, []
        fan_in = input_dim
        for number, width in enumerate((*hidden_dims, num_classes), 1):
            self.params[f"W{number}"] = np.random.normal(0.0, weight_scale, (fan_in, width)).astype(dtype)
            self.params[f"b{number}"] = np.zeros_like(self.params[f"W{number}"][0])
            self.stack += [Affine(self, number), Rectifier()]
            fan_in = width
        self.stack.pop()

    def loss(self, X, y=None):
        signal = X
        for layer in self.stack:
            signal = layer.forward(signal)
        if y is None:
            return signal
        loss, dsignal = softmax_loss(signal, y)
        grads = {}
        for layer in self.stack[::-1]:
            dsignal = layer.backward(dsignal, grads)
        decay = sum(np.sum(v * v) for k, v in self.params.items() if k[0] == "W")
        return loss + self.reg / 2 * decay, grads
