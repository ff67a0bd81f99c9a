# exercises: sgd_momentum
class _Memory:
    def __init__(self, config, like):
        config = config or {}
        self.rate = config.get("learning_rate", 0.01)
        self.momentum = config.get("momentum", 0.9)
        self.uphill = -config["velocity"] if "velocity" in config else 0 * like

    def step(self, gradient):
        self.uphill = self.momentum * self.uphill + self.rate * gradient
        return self.uphill

    def config(self):
        return dict(learning_rate=self.rate, momentum=self.momentum, velocity=-self.uphill)


def sgd_momentum(w, dw, config=None):
    memory = _Memory(config, w)
    return w - memory.step(dw), memory.config()
