# expect: WRONG on "decay rate 0"
# slip: A decay rate of 0 was taken for a missing one, and replaced by 0.99.
def rmsprop(w, dw, config=None):
    config = dict(config or {})
    rho = config.get("decay_rate") or 0.99
    config["cache"] = rho * config.get("cache", 0) + (1 - rho) * dw**2
    return w - config.get("learning_rate", 1e-2) * dw / (np.sqrt(config["cache"]) + config.get("epsilon", 1e-8)), config
