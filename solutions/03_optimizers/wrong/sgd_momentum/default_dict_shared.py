# expect: WRONG on "no config"
# slip: The dict in the function's first line is made once and shared by all calls without a config: the next weight starts with this one's velocity.
def sgd_momentum(w, dw, config={}):
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    v = config.get("velocity", np.zeros_like(w))
    v = config["momentum"] * v - config["learning_rate"] * dw
    config["velocity"] = v
    return w + v, config
