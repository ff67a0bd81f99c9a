# expect: WRONG on "fifty steps"
# slip: The old look-ahead, momentum times the old velocity, was not taken back before the new one was added.
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    mu = config["momentum"]
    v = mu * config.get("velocity", np.zeros_like(w)) - config["learning_rate"] * dw
    config["velocity"] = v
    return w + (1 + mu) * v, config
