# expect: WRONG on "layer norm, two hidden layers"
# slip: Only the first and the last weight matrix are penalised.
class FullyConnectedNet:
    def __init__(
        self, hidden_dims, input_dim=3 * 32 * 32, num_classes=10, dropout_keep_ratio=1, normalization=None,
        reg=0.0, weight_scale=1e-2, dtype=np.float32, seed=None,
    ):
        self.normalization = normalization
        self.use_dropout = dropout_keep_ratio != 1
        self.reg = reg
        self.num_layers = L = 1 + len(hidden_dims)
        self.dtype = dtype
        self.params = {}
        dims = [input_dim] + list(hidden_dims) + [num_classes]
        for i in range(1, L + 1):
            self.params["W" + str(i)] = weight_scale * np.random.randn(dims[i - 1], dims[i])
            self.params["b" + str(i)] = np.zeros(dims[i])
            if self.normalization is not None and i < L:
                self.params["gamma" + str(i)] = np.ones(dims[i])
                self.params["beta" + str(i)] = np.zeros(dims[i])
        self.dropout_param = {}
        if self.use_dropout:
            self.dropout_param = {"mode": "train", "p": dropout_keep_ratio}
            if seed is not None:
                self.dropout_param["seed"] = seed
        self.bn_params = [{"mode": "train"} for _ in range(L - 1)]
        for k, v in self.params.items():
            self.params[k] = v.astype(dtype)

    def loss(self, X, y=None):
        X = X.astype(self.dtype)
        mode = "test" if y is None else "train"
        if self.use_dropout:
            self.dropout_param["mode"] = mode
        for bn_param in self.bn_params:
            bn_param["mode"] = mode

        h, steps = X, []
        for i in range(1, self.num_layers):
            h, fc = affine_forward(h, self.params[f"W{i}"], self.params[f"b{i}"])
            norm = drop = None
            if self.normalization == "batchnorm":
                h, norm = batchnorm_forward(h, self.params[f"gamma{i}"], self.params[f"beta{i}"], self.bn_params[i - 1])
            if self.normalization == "layernorm":
                h, norm = layernorm_forward(h, self.params[f"gamma{i}"], self.params[f"beta{i}"], self.bn_params[i - 1])
            h, relu = relu_forward(h)
            if self.use_dropout:
                h, drop = dropout_forward(h, self.dropout_param)
            steps.append((fc, norm, relu, drop))
        scores, last = affine_forward(h, self.params[f"W{self.num_layers}"], self.params[f"b{self.num_layers}"])
        if y is None:
            return scores

        loss, dout = softmax_loss(scores, y)
        grads = {}
        L = self.num_layers
        dout, grads[f"W{L}"], grads[f"b{L}"] = affine_backward(dout, last)
        for i in range(L - 1, 0, -1):
            fc, norm, relu, drop = steps[i - 1]
            if self.use_dropout:
                dout = dropout_backward(dout, drop)
            dout = relu_backward(dout, relu)
            if self.normalization == "batchnorm":
                dout, grads[f"gamma{i}"], grads[f"beta{i}"] = batchnorm_backward(dout, norm)
            if self.normalization == "layernorm":
                dout, grads[f"gamma{i}"], grads[f"beta{i}"] = layernorm_backward(dout, norm)
            dout, grads[f"W{i}"], grads[f"b{i}"] = affine_backward(dout, fc)
        for i in (1, L):
            loss += 0.5 * self.reg * np.sum(self.params[f"W{i}"] ** 2)
            grads[f"W{i}"] += self.reg * self.params[f"W{i}"]
        return loss, grads
