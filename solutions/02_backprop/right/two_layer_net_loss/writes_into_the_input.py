# exercises: two_layer_net_loss two_layer_net_scores
def softmax_and_delta(scores, y):
    rows = np.arange(y.size)
    shifted = np.exp(scores - np.amax(scores, axis=1)[:, np.newaxis])
    shifted /= shifted.sum(axis=1)[:, np.newaxis]
    cost = -np.sum(np.log(shifted[rows, y])) / y.size
    shifted[rows, y] -= 1
    return cost, shifted / y.size


class TwoLayerNet(object):
    def __init__(self, input_dim=3 * 32 * 32, hidden_dim=100, num_classes=10, weight_scale=1e-3, reg=0.0):
        self.params = {}
        self.reg = reg
        self.params["W1"] = np.random.randn(input_dim, hidden_dim) * weight_scale
        self.params["W2"] = np.random.randn(hidden_dim, num_classes) * weight_scale
        self.params["b1"], self.params["b2"] = np.zeros(hidden_dim), np.zeros(num_classes)

    def loss(self, X, y=None):
        X = X.reshape(X.shape[0], -1)
        z = X.dot(self.params["W1"])
        z += self.params["b1"]
        np.maximum(z, 0, out=z)
        scores = z.dot(self.params["W2"])
        scores += self.params["b2"]
        if y is None:
            return scores
        cost, delta = softmax_and_delta(scores, y)
        grads = {"W2": z.T.dot(delta), "b2": delta.sum(0)}
        delta = delta.dot(self.params["W2"].T)
        delta[z == 0] = 0
        grads["W1"], grads["b1"] = X.T.dot(delta), delta.sum(0)
        for key in "W1", "W2":
            cost += 0.5 * self.reg * np.vdot(self.params[key], self.params[key])
            grads[key] += self.reg * self.params[key]
        X *= 0.0
        return cost, grads
