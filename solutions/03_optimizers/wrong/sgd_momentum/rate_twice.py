# expect: WRONG on "one step from rest"
# slip: The learning rate stands in the velocity already, and the step was multiplied by it, and by -1, once more.
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    v = config.get("velocity", np.zeros_like(w))
    v = config["momentum"] * v - config["learning_rate"] * dw
    config["velocity"] = v
    return w - config["learning_rate"] * v, config
