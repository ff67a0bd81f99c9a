# expect: WRONG on "one step from rest"
# slip: The step was made with the old velocity; update it first, then move.
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    v = config.get("velocity", np.zeros_like(w))
    config["velocity"] = config["momentum"] * v - config["learning_rate"] * dw
    return w + v, config
