# expect: WRONG on "no config, small gradients"
# slip: The default of 0.9 was used for the decay rate; the docstring has another.
def rmsprop(w, dw, config=None):
    config = dict(config or {})
    rho = config.get("decay_rate", 0.9)
    config["cache"] = rho * config.get("cache", 0) + (1 - rho) * dw**2
    return w - config.get("learning_rate", 1e-2) * dw / (np.sqrt(config["cache"]) + config.get("epsilon", 1e-8)), config
