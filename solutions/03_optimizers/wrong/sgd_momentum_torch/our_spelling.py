# expect: WRONG on "another rate at each step"
# slip: This is our own spelling under another name: the rate went into the memory, so that a new rate does not reach the old gradients.
def sgd_momentum_torch(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    lr, mu = config["learning_rate"], config["momentum"]
    if "velocity" not in config:
        config["velocity"] = -lr * config.get("buffer", np.zeros_like(w))
    config["velocity"] = mu * config["velocity"] - lr * dw
    return w + config["velocity"], config
