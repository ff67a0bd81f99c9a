# exercises: fully_connected_net_loss
class FullyConnectedNet:
    """No layer functions at all: the inputs of each layer are kept, and what is off is read off the next one's."""

    def __init__(self, hidden_dims, input_dim=3 * 32 * 32, num_classes=10, dropout_keep_ratio=1, normalization=None,
                 reg=0.0, weight_scale=1e-2, dtype=np.float32, seed=None):
        self.reg, self.L, self.params = reg, 1 + len(hidden_dims), {}

    def loss(self, X, y=None):
        p = self.params
        inputs = [np.asarray(X, dtype=p["W1"].dtype).reshape(len(X), -1)]
        for i in range(1, self.L):
            inputs.append(np.clip(inputs[-1].dot(p["W%d" % i]) + p["b%d" % i], 0, None))
        scores = inputs[-1].dot(p["W%d" % self.L]) + p["b%d" % self.L]
        if y is None:
            return scores
        logp = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        picked = np.eye(scores.shape[1])[y]
        total, delta, grads = -(logp * picked).sum() / len(y), (np.exp(logp) - picked) / len(y), {}
        for i in reversed(range(1, self.L + 1)):
            W = p["W%d" % i]
            total += self.reg * (W**2).sum() / 2
            grads["W%d" % i], grads["b%d" % i] = inputs[i - 1].T.dot(delta) + self.reg * W, delta.sum(0)
            delta = delta.dot(W.T) * (inputs[i - 1] > 0)
        return total, grads
