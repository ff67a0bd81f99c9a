# exercises: three_layer_conv_net_scores three_layer_conv_net_loss
class ThreeLayerConvNet:
    def __init__(self, input_dim=(3, 32, 32), num_filters=32, filter_size=7, hidden_dim=100, num_classes=10, weight_scale=1e-3, reg=0.0, dtype=np.float64, seed=None):
        self.reg, half = reg, (input_dim[1] // 2) * (input_dim[2] // 2)
        gauss = lambda *s: np.random.default_rng(seed).normal(0, weight_scale, s)
        self.params = dict(
            W1=gauss(num_filters, input_dim[0], filter_size, filter_size), W2=gauss(num_filters * half, hidden_dim), W3=gauss(hidden_dim, num_classes),
            b1=np.zeros(num_filters), b2=np.zeros(hidden_dim), b3=np.zeros(num_classes),
        )

    def layers(self):
        p, k = self.params, self.params["W1"].shape[-1]
        yield lambda x: fast_conv_forward(x, p["W1"], p["b1"], dict(stride=1, pad=k // 2)), fast_conv_backward, 1
        yield lambda x: fast_pool_forward(x, dict(pool_height=2, pool_width=2, stride=2)), lambda d, c: (fast_pool_backward(d, c),), 0
        yield relu_forward, lambda d, c: (relu_backward(d, c),), 0
        yield lambda x: affine_forward(x, p["W2"], p["b2"]), affine_backward, 2
        yield relu_forward, lambda d, c: (relu_backward(d, c),), 0
        yield lambda x: affine_forward(x, p["W3"], p["b3"]), affine_backward, 3

    def loss(self, X, y=None):
        tape = []
        for forward, backward, number in self.layers():
            X, cache = forward(X)
            tape.append((backward, cache, number))
        if y is None:
            return X
        loss, d = softmax_loss(X, y)
        grads = {}
        while tape:
            backward, cache, number = tape.pop()
            d, *rest = backward(d, cache)
            if number:
                w = self.params[f"W{number}"]
                grads |= {f"W{number}": rest[0] + self.reg * w, f"b{number}": rest[1]}
                loss = loss + 0.5 * self.reg * (w * w).sum()
        return np.array(loss), grads
