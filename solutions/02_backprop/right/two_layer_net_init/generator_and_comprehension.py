# exercises: two_layer_net_init two_layer_net_scores two_layer_net_loss
class TwoLayerNet:
    """Layers kept as pairs of names; the gradient written out with plain matrix products."""

    LAYERS = (("W1", "b1"), ("W2", "b2"))

    def __init__(self, input_dim=3 * 32 * 32, hidden_dim=100, num_classes=10, weight_scale=1e-3, reg=0.0):
        rng, sizes = np.random.default_rng(), (input_dim, hidden_dim, num_classes)
        self.reg = reg
        self.params = {}
        for (weight, bias), m, n in zip(self.LAYERS, sizes, sizes[1:]):
            self.params[weight] = rng.standard_normal((m, n)) * weight_scale
            self.params[bias] = np.full((n,), 0.0)

    def loss(self, X, y=None):
        p, N = self.params, len(X)
        x = X.reshape(N, -1)
        hidden = np.clip(x @ p["W1"] + p["b1"], 0, None)
        logits = hidden @ p["W2"] + p["b2"]
        if y is None:
            return logits
        logits = logits - logits.max(1, keepdims=True)
        prob = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
        data = -np.log(prob[range(N), y]).mean()
        decay = sum((p[weight] ** 2).sum() for weight, _ in self.LAYERS) * self.reg / 2
        prob[range(N), y] -= 1
        prob /= N
        back = np.where(hidden > 0, prob @ p["W2"].T, 0)
        return data + decay, {
            "W1": x.T @ back + self.reg * p["W1"],
            "b1": np.ones(N) @ back,
            "W2": hidden.T @ prob + self.reg * p["W2"],
            "b2": np.ones(N) @ prob,
        }
