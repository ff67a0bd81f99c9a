# exercises: nesterov
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    mu, lr = config.get("momentum", 0.9), config.get("learning_rate", 1e-2)
    v = config.get("velocity", 0.0) * mu - lr * dw
    config["velocity"] = v
    return w + mu * v - lr * dw, config
