# exercises: two_layer_net_scores two_layer_net_loss
class TwoLayerNet:
    """One sample at a time, as on paper, and the mean at the end."""

    def __init__(self, input_dim=3 * 32 * 32, hidden_dim=100, num_classes=10, weight_scale=1e-3, reg=0.0):
        self.reg, self.params = reg, {}
        self.params["W1"] = np.random.normal(0, weight_scale, (input_dim, hidden_dim))
        self.params["b1"] = np.zeros(hidden_dim)
        self.params["W2"] = np.random.normal(0, weight_scale, (hidden_dim, num_classes))
        self.params["b2"] = np.zeros(num_classes)

    def _one(self, x):
        before = x @ self.params["W1"] + self.params["b1"]
        after = before * (before > 0)
        return after, after @ self.params["W2"] + self.params["b2"]

    def loss(self, images, labels=None):
        rows = [image.flatten() for image in images]
        if labels is None:
            return np.stack([self._one(x)[1] for x in rows])
        total = 0.0
        grads = {name: np.zeros(value.shape) for name, value in self.params.items()}
        for x, label in zip(rows, labels):
            h, s = self._one(x)
            log_norm = np.logaddexp.reduce(s)
            total += (log_norm - s[label]) / len(rows)
            delta = np.exp(s - log_norm)
            delta[label] -= 1.0
            delta /= len(rows)
            grads["b2"] += delta
            grads["W2"] += np.outer(h, delta)
            below = self.params["W2"] @ delta
            below[h <= 0] = 0.0
            grads["b1"] += below
            grads["W1"] += x[:, None] * below[None, :]
        for name in ("W1", "W2"):
            total += self.reg / 2 * np.linalg.norm(self.params[name]) ** 2
            grads[name] += self.reg * self.params[name]
        return np.array(total), grads
