# expect: WRONG on "one step"
# slip: The step was made with the old cache; update it first.
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("decay_rate", 0.99)
    rho, cache = config["decay_rate"], config.get("cache", np.zeros_like(w))
    config["cache"] = rho * cache + (1 - rho) * dw**2
    return w - config["learning_rate"] * dw / (np.sqrt(cache) + config["epsilon"]), config
