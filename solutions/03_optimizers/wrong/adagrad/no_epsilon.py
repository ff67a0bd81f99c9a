# expect: NONFINITE on "a large epsilon, some gradients 0"
# slip: Nothing was added to the root, so that a weight without gradient is divided by 0.
def adagrad(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("epsilon", 1e-8)
    config["cache"] = config.get("cache", np.zeros_like(w)) + dw**2
    return w - config["learning_rate"] * dw / np.sqrt(config["cache"]), config
