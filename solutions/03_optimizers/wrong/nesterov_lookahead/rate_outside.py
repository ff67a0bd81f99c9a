# expect: WRONG on "another rate at each step"
# slip: The memory holds a sum of gradients that the present rate multiplies; our velocity holds the rates of the steps it remembers.
def nesterov_lookahead(w, grad, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    lr, mu = config["learning_rate"], config["momentum"]
    if "buffer" not in config:
        config["buffer"] = -config.get("velocity", np.zeros_like(w)) / lr
    config["buffer"] = mu * config["buffer"] + grad(w - lr * mu * config["buffer"])
    config["velocity"] = -lr * config["buffer"]
    return w - lr * config["buffer"], config
