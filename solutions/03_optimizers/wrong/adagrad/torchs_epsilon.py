# expect: WRONG on "no config, small gradients"
# slip: The default of torch was used for epsilon; the docstring has another.
def adagrad(w, dw, config=None):
    config = dict(config or {})
    config["cache"] = config.get("cache", 0) + dw**2
    return w - config.get("learning_rate", 1e-2) * dw / (np.sqrt(config["cache"]) + config.get("epsilon", 1e-10)), config
