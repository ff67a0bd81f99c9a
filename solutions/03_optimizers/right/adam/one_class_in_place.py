# exercises: adam adamw
class _Adam:
    names = {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "t": 0}

    def __init__(self, config, shape, decay):
        self.state = {**self.names, "weight_decay": decay, "m": np.zeros(shape), "v": np.zeros(shape)}
        for key in config or ():
            self.state[key] = config[key]

    def step(self, w, dw):
        s = self.state
        s["t"] += 1
        w *= 1 - s["learning_rate"] * s["weight_decay"]
        s["m"] += (1 - s["beta1"]) * (dw - s["m"])
        s["v"] += (1 - s["beta2"]) * (dw**2 - s["v"])
        root = np.sqrt(s["v"]) / np.sqrt(1 - s["beta2"] ** s["t"])  # as torch has it
        w -= s["learning_rate"] / (1 - s["beta1"] ** s["t"]) * s["m"] / (root + s["epsilon"])
        return w, s


def adam(w, dw, config=None):
    settings = {k: v for k, v in (config or {}).items() if k != "weight_decay"}
    return _Adam(settings, w.shape, 0.0).step(w, dw)


def adamw(w, dw, config=None):
    return _Adam(config, w.shape, 1e-2).step(w, dw)
