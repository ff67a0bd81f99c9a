# exercises: nesterov
def nesterov(w_ahead, dw, config=None):
    config = dict({"momentum": 0.9, "learning_rate": 0.01}, **(config or {}))
    v = config["velocity"] if "velocity" in config else np.zeros_like(w_ahead)
    w_true = w_ahead - config["momentum"] * v
    v = config["momentum"] * v - config["learning_rate"] * dw
    w_true += v
    config.update(velocity=v)
    return w_true + config["momentum"] * v, config
