# expect: WRONG on "one step"
# slip: The gradient was divided by the cache itself; its root has the gradient's unit.
def adagrad(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("epsilon", 1e-8)
    config["cache"] = config.get("cache", np.zeros_like(w)) + dw**2
    return w - config["learning_rate"] * dw / (config["cache"] + config["epsilon"]), config
