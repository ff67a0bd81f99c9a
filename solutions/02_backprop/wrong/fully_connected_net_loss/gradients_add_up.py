# expect: WRONG on "the second of two batches"
# slip: The dict of gradients belongs to the network and is never emptied, so that gradients of two calls add up.
class FullyConnectedNet:
    def __init__(self, hidden_dims, input_dim=3 * 32 * 32, num_classes=10, dropout_keep_ratio=1, normalization=None,
                 reg=0.0, weight_scale=1e-2, dtype=np.float32, seed=None):
        self.grads = {}
        self.reg, self.dtype, self.num_layers, self.params = reg, dtype, 1 + len(hidden_dims), {}
        rng = np.random.default_rng(seed)
        sizes = [input_dim, *hidden_dims, num_classes]
        for i in range(self.num_layers):
            self.params[f"W{i + 1}"] = rng.normal(0.0, weight_scale, (sizes[i], sizes[i + 1])).astype(dtype)
            self.params[f"b{i + 1}"] = np.zeros(sizes[i + 1], dtype=dtype)

    def loss(self, X, y=None):
        hidden, affine, relus = X.astype(self.dtype), [], []
        for i in range(1, self.num_layers + 1):
            hidden, cache = affine_forward(hidden, self.params[f"W{i}"], self.params[f"b{i}"])
            affine.append(cache)
            if i < self.num_layers:
                hidden, cache = relu_forward(hidden)
                relus.append(cache)
        if y is None:
            return hidden
        loss, d = softmax_loss(hidden, y)
        grads = self.grads
        for i in range(self.num_layers, 0, -1):
            if i < self.num_layers:
                d = relu_backward(d, relus[i - 1])
            d, dW, db = affine_backward(d, affine[i - 1])
            W = self.params[f"W{i}"]
            loss += 0.5 * self.reg * np.sum(W**2)
            grads[f"W{i}"] = grads.get(f"W{i}", 0) + dW + self.reg * W
            grads[f"b{i}"] = grads.get(f"b{i}", 0) + db
        return loss, grads
