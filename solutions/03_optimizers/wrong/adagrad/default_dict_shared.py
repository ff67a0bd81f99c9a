# expect: WRONG on "no config, small gradients"
# slip: The dict in the function's first line is made once and shared by all calls without a config: the next weight starts with this one's cache.
def adagrad(w, dw, config={}):
    lr, eps = config.setdefault("learning_rate", 1e-2), config.setdefault("epsilon", 1e-8)
    config["cache"] = config.get("cache", np.zeros_like(w)) + dw**2
    return w - lr * dw / (np.sqrt(config["cache"]) + eps), config
