# expect: WRONG on "reg set later"
# slip: The strength was remembered when the network was made; setting net.reg later changes nothing.
class TwoLayerNet:
    def __init__(self, input_dim=3 * 32 * 32, hidden_dim=100, num_classes=10, weight_scale=1e-3, reg=0.0):
        self.params = {}
        self.reg = reg
        self.strength = reg
        self.params["W1"] = weight_scale * np.random.randn(input_dim, hidden_dim)
        self.params["b1"] = np.zeros(hidden_dim)
        self.params["W2"] = weight_scale * np.random.randn(hidden_dim, num_classes)
        self.params["b2"] = np.zeros(num_classes)

    def loss(self, X, y=None):
        W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
        a1, cache1 = affine_forward(X, W1, b1)
        h1, relu_cache = relu_forward(a1)
        scores, cache2 = affine_forward(h1, W2, b2)
        if y is None:
            return scores
        loss, dscores = softmax_loss(scores, y)
        loss += 0.5 * self.strength * (np.sum(W1 * W1) + np.sum(W2 * W2))
        grads = {}
        dh1, dW2, grads["b2"] = affine_backward(dscores, cache2)
        da1 = relu_backward(dh1, relu_cache)
        dx, dW1, grads["b1"] = affine_backward(da1, cache1)
        grads["W2"] = dW2 + self.strength * W2
        grads["W1"] = dW1 + self.strength * W1
        return loss, grads
