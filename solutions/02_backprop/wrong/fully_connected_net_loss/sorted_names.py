# expect: RAISED on "eleven layers"
# slip: The layers are taken in the alphabetical order of their names, in which W10 comes before W2.
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
        names = sorted(name for name in self.params if name.startswith("W"))
        out, caches = X, []
        for name in names:
            out, fc_cache = affine_forward(out, self.params[name], self.params["b" + name[1:]])
            relu_cache = None
            if name != names[-1]:
                out, relu_cache = relu_forward(out)
            caches.append((fc_cache, relu_cache))
        if y is None:
            return out
        loss, dout = softmax_loss(out, y)
        grads = {}
        for name in reversed(names):
            fc_cache, relu_cache = caches.pop()
            if relu_cache is not None:
                dout = relu_backward(dout, relu_cache)
            dout, dW, grads["b" + name[1:]] = affine_backward(dout, fc_cache)
            grads[name] = dW + self.reg * self.params[name]
            loss += 0.5 * self.reg * np.sum(self.params[name] ** 2)
        return loss, grads
