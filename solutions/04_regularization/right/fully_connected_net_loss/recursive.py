# exercises: fully_connected_net_init fully_connected_net_scores fully_connected_net_loss fully_connected_net_dropout
class FullyConnectedNet:
    """Forward and backward in one recursion: each level gets its inputs and gives back the gradient with respect to them."""

    def __init__(self, hidden_dims, input_dim=3 * 32 * 32, num_classes=10, dropout_keep_ratio=1, normalization=None,
                 reg=0.0, weight_scale=1e-2, dtype=np.float32, seed=None):
        self.depth, self.reg, self.keep, self.seed, self.kind = len(hidden_dims) + 1, reg, dropout_keep_ratio, seed, normalization
        sizes = [input_dim, *hidden_dims, num_classes]
        self.params, self.bn_params = {}, []
        for i in range(1, self.depth + 1):
            self.params |= {f"W{i}": np.random.standard_normal((sizes[i - 1], sizes[i])) * weight_scale, f"b{i}": np.zeros(sizes[i])}
            if i < self.depth:
                self.bn_params.append({})
                if normalization:
                    self.params |= {f"gamma{i}": np.ones(sizes[i]), f"beta{i}": np.zeros(sizes[i])}
        self.params = {name: value.astype(dtype) for name, value in self.params.items()}

    def level(self, i, x, y, grads):
        W, b = self.params[f"W{i}"], self.params[f"b{i}"]
        a = x @ W + b
        if i == self.depth:
            self.scores = a
            if y is None:
                return 0.0, None
            value, d = softmax_loss(a, y)
        else:
            h, mode = a, "test" if y is None else "train"
            if self.kind:
                forward, backward = {"batchnorm": (batchnorm_forward, batchnorm_backward), "layernorm": (layernorm_forward, layernorm_backward)}[self.kind]
                self.bn_params[i - 1]["mode"] = mode
                h, norm = forward(h, self.params[f"gamma{i}"], self.params[f"beta{i}"], self.bn_params[i - 1])
            on = h > 0
            param = {"p": self.keep, "mode": mode}
            if self.seed is not None:
                param["seed"] = self.seed + i
            dropped, mask = dropout_forward(np.where(on, h, 0.0), param)
            value, d = self.level(i + 1, dropped, y, grads)
            if y is None:
                return 0.0, None
            d = dropout_backward(d, mask) * on
            if self.kind:
                d, grads[f"gamma{i}"], grads[f"beta{i}"] = backward(d, norm)
        grads[f"W{i}"], grads[f"b{i}"] = x.T @ d + self.reg * W, d.sum(axis=0)
        return value + 0.5 * self.reg * np.vdot(W, W), d @ W.T

    def loss(self, X, y=None):
        grads = {}
        value, _ = self.level(1, X.reshape(len(X), -1), y, grads)
        return self.scores if y is None else (value, grads)
