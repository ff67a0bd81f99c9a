# expect: WRONG on "inputs near 1e4"
# slip: Inputs were cast to float32 whatever the network's dtype, which costs nine of sixteen digits.
class FullyConnectedNet:
    def __init__(self, hidden_dims, input_dim=3 * 32 * 32, num_classes=10, dropout_keep_ratio=1, normalization=None,
                 reg=0.0, weight_scale=1e-2, dtype=np.float32, seed=None):
        self.reg, self.dtype, self.num_layers, self.params = reg, dtype, 1 + len(hidden_dims), {}
        rng = np.random.default_rng(seed)
        sizes = [input_dim, *hidden_dims, num_classes]
        for i in range(self.num_layers):
            self.params[f"W{i + 1}"] = rng.normal(0.0, weight_scale, (sizes[i], sizes[i + 1])).astype(dtype)
            self.params[f"b{i + 1}"] = np.zeros(sizes[i + 1], dtype=dtype)

    def loss(self, X, y=None):
        hidden, affine, relus = X.astype(np.float32), [], []
        for i in range(1, self.num_layers + 1):
            hidden, cache = affine_forward(hidden, self.params[f"W{i}"], self.params[f"b{i}"])
            affine.append(cache)
            if i < self.num_layers:
                hidden, cache = relu_forward(hidden)
                relus.append(cache)
        if y is None:
            return hidden
        loss, d = softmax_loss(hidden, y)
        grads = {}
        for i in range(self.num_layers, 0, -1):
            if i < self.num_layers:
                d = relu_backward(d, relus[i - 1])
            d, dW, db = affine_backward(d, affine[i - 1])
            W = self.params[f"W{i}"]
            loss += 0.5 * self.reg * np.sum(W**2)
            grads[f"W{i}"], grads[f"b{i}"] = dW + self.reg * W, db
        return loss, grads
