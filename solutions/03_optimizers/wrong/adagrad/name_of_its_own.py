# expect: WRONG on "a cache brought along"
# slip: The cache is kept under another name than the documented one, so one that is brought along is never seen.
def adagrad(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("epsilon", 1e-8)
    config["grad_squared"] = config.get("grad_squared", 0) + dw * dw
    return w - config["learning_rate"] * dw / (np.sqrt(config["grad_squared"]) + config["epsilon"]), config
