# exercises: adagrad rmsprop
def _scaled(w, dw, config):
    w -= config["learning_rate"] * (dw / (np.sqrt(config["cache"]) + config["epsilon"]))
    return w, config


def adagrad(w, dw, config=None):
    if config is None:
        config = {}
    for key, value in (("learning_rate", 1e-2), ("epsilon", 1e-8), ("cache", np.zeros(w.shape))):
        config.setdefault(key, value)
    config["cache"] += dw * dw
    return _scaled(w, dw, config)


def rmsprop(w, dw, config=None):
    if config is None:
        config = {}
    for key, value in (("learning_rate", 1e-2), ("decay_rate", 0.99), ("epsilon", 1e-8), ("cache", np.zeros(w.shape))):
        config.setdefault(key, value)
    config["cache"] *= config["decay_rate"]
    config["cache"] += (1 - config["decay_rate"]) * dw * dw
    return _scaled(w, dw, config)
