# expect: WRONG on "fifty steps"
# slip: The average is over the gradients and was squared afterwards; RMSProp averages the squares.
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("decay_rate", 0.99)
    rho = config["decay_rate"]
    config["mean"] = rho * config.get("mean", np.zeros_like(w)) + np.sqrt(1 - rho) * dw
    return w - config["learning_rate"] * dw / (np.sqrt(config["mean"] ** 2) + config["epsilon"]), config
