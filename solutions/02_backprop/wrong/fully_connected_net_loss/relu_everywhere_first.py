# expect: WRONG on "no hidden layer"
# slip: The first layer is always followed by a ReLU; where it is also the last, its outputs are the scores.
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
        L = self.num_layers
        out, first_cache = affine_forward(X, self.params["W1"], self.params["b1"])
        out, first_relu = relu_forward(out)
        caches = {1: (first_cache, first_relu)}
        for i in range(2, L + 1):
            out, fc_cache = affine_forward(out, self.params[f"W{i}"], self.params[f"b{i}"])
            relu_cache = None
            if i < L:
                out, relu_cache = relu_forward(out)
            caches[i] = (fc_cache, relu_cache)
        if y is None:
            return out
        loss, dout = softmax_loss(out, y)
        grads = {}
        for i in range(L, 0, -1):
            fc_cache, relu_cache = caches[i]
            if relu_cache is not None:
                dout = relu_backward(dout, relu_cache)
            dout, dW, grads[f"b{i}"] = affine_backward(dout, fc_cache)
            grads[f"W{i}"] = dW + self.reg * self.params[f"W{i}"]
            loss += 0.5 * self.reg * np.sum(self.params[f"W{i}"] ** 2)
        return loss, grads
