# expect: RAISED on "images of 2x2x3"
# slip: The first layer works for inputs of shape (N, D) only; each sample has to be flattened first.
class FullyConnectedNet:
    def __init__(
        self, hidden_dims, input_dim=3 * 32 * 32, num_classes=10, dropout_keep_ratio=1, normalization=None,
        reg=0.0, weight_scale=1e-2, dtype=np.float32, seed=None,
    ):
        self.normalization = normalization
        self.use_dropout = dropout_keep_ratio != 1
        self.reg = reg
        self.num_layers = 1 + len(hidden_dims)
        self.dtype = dtype
        self.params = {}
        dims = [input_dim] + hidden_dims + [num_classes]
        for i in range(self.num_layers):
            self.params["W" + str(i + 1)] = weight_scale * np.random.randn(dims[i], dims[i + 1])
            self.params["b" + str(i + 1)] = np.zeros(dims[i + 1])
        for k, v in self.params.items():
            self.params[k] = v.astype(dtype)

    def loss(self, X, y=None):
        activations, L = [X], self.num_layers
        for i in range(1, L + 1):
            a = activations[-1].dot(self.params[f"W{i}"]) + self.params[f"b{i}"]
            activations.append(np.maximum(a, 0) if i < L else a)
        if y is None:
            return activations[-1]
        loss, delta = softmax_loss(activations[-1], y)
        grads = {}
        for i in range(L, 0, -1):
            W = self.params[f"W{i}"]
            loss += 0.5 * self.reg * np.sum(W**2)
            grads[f"W{i}"] = activations[i - 1].T.dot(delta) + self.reg * W
            grads[f"b{i}"] = delta.sum(axis=0)
            delta = delta.dot(W.T) * (activations[i - 1] > 0)
        return loss, grads
