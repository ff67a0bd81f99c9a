# expect: WRONG on "one step"
# slip: The two weights are exchanged: the cache keeps decay_rate of itself, and takes 1 - decay_rate of the new square.
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("decay_rate", 0.99)
    rho = config["decay_rate"]
    config["cache"] = (1 - rho) * config.get("cache", np.zeros_like(w)) + rho * dw**2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
