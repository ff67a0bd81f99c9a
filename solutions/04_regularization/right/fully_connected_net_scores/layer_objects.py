# exercises: fully_connected_net_init fully_connected_net_scores fully_connected_net_loss fully_connected_net_dropout
class Affine:
    def __init__(self, net, i):
        self.net, self.i = net, i

    def forward(self, x, training):
        self.shape, self.x = x.shape, x.reshape(len(x), -1)
        return self.x.dot(self.net.params[f"W{self.i}"]) + self.net.params[f"b{self.i}"]

    def backward(self, d, grads):
        W = self.net.params[f"W{self.i}"]
        grads[f"W{self.i}"] = self.x.T.dot(d) + self.net.reg * W
        grads[f"b{self.i}"] = np.ones(len(d)).dot(d)
        return d.dot(W.T).reshape(self.shape)


class Norm:
    """Batch or layer normalisation with formulas of its own; layer normalisation is batch normalisation of the transpose."""

    def __init__(self, net, i):
        self.net, self.i, self.axis = net, i, 0 if net.normalization == "batchnorm" else 1

    def forward(self, x, training):
        state = self.net.bn_params[self.i - 1]
        mean, var = x.mean(self.axis, keepdims=True), x.var(self.axis, keepdims=True)
        if self.axis == 0:
            if training:
                for name, value in (("running_mean", mean[0]), ("running_var", var[0])):
                    state[name] = 0.9 * state.get(name, np.zeros(x.shape[1])) + 0.1 * value
            else:
                mean, var = state["running_mean"], state["running_var"]
        self.s = np.sqrt(var + 1e-5)
        self.z = (x - mean) / self.s
        return self.net.params[f"gamma{self.i}"] * self.z + self.net.params[f"beta{self.i}"]

    def backward(self, d, grads):
        grads[f"gamma{self.i}"], grads[f"beta{self.i}"] = np.sum(d * self.z, axis=0), np.sum(d, axis=0)
        d = d * self.net.params[f"gamma{self.i}"]
        n = d.shape[self.axis]
        return (n * d - d.sum(self.axis, keepdims=True) - self.z * (d * self.z).sum(self.axis, keepdims=True)) / (n * self.s)


class Rectifier:
    def forward(self, x, training):
        self.on = np.heaviside(x, 0)
        return x * self.on

    def backward(self, d, grads):
        return d * self.on


class Dropper:
    def __init__(self, keep, seed):
        self.keep, self.seed = keep, seed

    def forward(self, x, training):
        source = np.random.RandomState(self.seed) if self.seed is not None else np.random
        self.mask = source.binomial(1, self.keep, x.shape) / self.keep if training else np.ones(x.shape)
        return x * self.mask

    def backward(self, d, grads):
        d *= self.mask
        return d


class FullyConnectedNet:
    def __init__(self, hidden_dims, input_dim=3 * 32 * 32, num_classes=10, dropout_keep_ratio=1, normalization=None,
                 reg=0.0, weight_scale=1e-2, dtype=np.float32, seed=None):
        self.params, self.reg, self.normalization, self.stack = {}, reg, normalization, []
        self.bn_params = [{} for _ in hidden_dims]
        fan_in = input_dim
        for i, width in enumerate((*hidden_dims, num_classes), 1):
            self.params[f"W{i}"] = np.random.normal(scale=weight_scale, size=(fan_in, width)).astype(dtype)
            self.params[f"b{i}"] = np.zeros(width, dtype=dtype)
            self.stack.append(Affine(self, i))
            if i <= len(hidden_dims):
                if normalization:
                    self.params[f"gamma{i}"], self.params[f"beta{i}"] = np.ones(width, dtype=dtype), np.zeros(width, dtype=dtype)
                    self.stack.append(Norm(self, i))
                self.stack += [Rectifier(), Dropper(dropout_keep_ratio, seed)]
            fan_in = width

    def loss(self, X, y=None):
        for layer in self.stack:
            X = layer.forward(X, y is not None)
        if y is None:
            return X
        target = y if np.ndim(y) == 2 else np.eye(X.shape[1])[y]
        logp = X - X.max(axis=1, keepdims=True)
        logp -= np.log(np.exp(logp).sum(axis=1, keepdims=True))
        d, grads = (np.exp(logp) - target) / len(X), {}
        for layer in reversed(self.stack):
            d = layer.backward(d, grads)
        decay = sum(np.sum(value**2) for name, value in self.params.items() if name.startswith("W"))
        return -np.sum(target * logp) / len(X) + self.reg / 2 * decay, grads
