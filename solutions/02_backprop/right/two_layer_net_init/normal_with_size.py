# exercises: two_layer_net_init
class TwoLayerNet:
    def __init__(self, input_dim=3 * 32 * 32, hidden_dim=100, num_classes=10, weight_scale=1e-3, reg=0.0):
        shapes = dict(W1=(input_dim, hidden_dim), b1=hidden_dim, W2=(hidden_dim, num_classes), b2=num_classes)
        spread = {"W": weight_scale, "b": 0.0}
        self.params = {name: np.random.normal(loc=0, scale=spread[name[0]], size=shape) for name, shape in shapes.items()}
        self.reg = reg
