# exercises: fully_connected_net_init fully_connected_net_loss
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
        X = X.astype(self.dtype)
        L, out, caches = self.num_layers, X, {}
        for i in range(1, L):
            out, fc_cache = affine_forward(out, self.params["W" + str(i)], self.params["b" + str(i)])
            out, relu_cache = relu_forward(out)
            caches[i] = (fc_cache, relu_cache)
        scores, last_cache = affine_forward(out, self.params["W" + str(L)], self.params["b" + str(L)])
        if y is None:
            return scores
        grads = {}
        loss, dout = softmax_loss(scores, y)
        dout, grads["W" + str(L)], grads["b" + str(L)] = affine_backward(dout, last_cache)
        for i in range(L - 1, 0, -1):
            fc_cache, relu_cache = caches[i]
            dout = relu_backward(dout, relu_cache)
            dout, grads["W" + str(i)], grads["b" + str(i)] = affine_backward(dout, fc_cache)
        for i in range(1, L + 1):
            W = self.params["W" + str(i)]
            loss += 0.5 * self.reg * np.sum(W * W)
            grads["W" + str(i)] += self.reg * W
        return loss, grads
