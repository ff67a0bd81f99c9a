# expect: WRONG on "five samples"
# slip: The network computes with copies of the weights that it made at the start, so that nothing written into params has an effect.
class TwoLayerNet:
    def __init__(self, input_dim=3 * 32 * 32, hidden_dim=100, num_classes=10, weight_scale=1e-3, reg=0.0):
        self.params = {}
        self.reg = reg
        self.params["W1"] = weight_scale * np.random.randn(input_dim, hidden_dim)
        self.params["b1"] = np.zeros(hidden_dim)
        self.params["W2"] = weight_scale * np.random.randn(hidden_dim, num_classes)
        self.params["b2"] = np.zeros(num_classes)
        self.layers = [(self.params["W1"], self.params["b1"]), (self.params["W2"], self.params["b2"])]

    def loss(self, X, y=None):
        (W1, b1), (W2, b2) = self.layers
        hidden, _ = relu_forward(affine_forward(X, W1, b1)[0])
        scores, _ = affine_forward(hidden, W2, b2)
        if y is None:
            return scores
        raise ValueError("no labels expected")
