# expect: WRONG on "another rate at each step"
# slip: The velocity that is stored is translated by the present rate into a sum of gradients, so that it forgets with which rates it was made.
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    lr, mu = config["learning_rate"], config["momentum"]
    if "buffer" not in config:
        config["buffer"] = -config.get("velocity", np.zeros_like(w)) / lr
    config["buffer"] = mu * config["buffer"] + dw
    config["velocity"] = -lr * config["buffer"]
    return w + config["velocity"], config
