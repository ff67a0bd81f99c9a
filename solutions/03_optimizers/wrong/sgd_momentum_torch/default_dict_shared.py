# expect: WRONG on "no config"
# slip: The dict in the function's first line is made once and shared by all calls without a config: the next weight starts with this one's buffer.
def sgd_momentum_torch(w, dw, config={}):
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config["buffer"] = config["momentum"] * config.get("buffer", np.zeros_like(w)) + dw
    return w - config["learning_rate"] * config["buffer"], config
