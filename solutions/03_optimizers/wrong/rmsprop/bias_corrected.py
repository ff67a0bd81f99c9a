# expect: WRONG on "one step"
# slip: The cache was corrected for its start from 0; Adam does that, RMSProp does not.
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("decay_rate", 0.99)
    rho = config["decay_rate"]
    config["t"] = config.get("t", 0) + 1
    config["cache"] = rho * config.get("cache", np.zeros_like(w)) + (1 - rho) * dw**2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"] / (1 - rho ** config["t"])) + config["epsilon"]), config
