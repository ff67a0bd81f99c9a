# exercises: fully_connected_net_init
class FullyConnectedNet:
    def __init__(self, hidden_dims, input_dim=3 * 32 * 32, num_classes=10, dropout_keep_ratio=1, normalization=None,
                 reg=0.0, weight_scale=1e-2, dtype=np.float32, seed=None):
        state = np.random.RandomState(seed)
        self.reg, self.params = reg, {}
        widths, number = list(hidden_dims) + [num_classes], len(hidden_dims) + 1
        while widths:
            out = widths.pop()
            fan_in = widths[-1] if widths else input_dim
            self.params["W%d" % number] = np.asarray(state.normal(scale=weight_scale, size=(fan_in, out)), dtype)
            self.params["b%d" % number] = np.zeros([out], dtype)
            number -= 1
