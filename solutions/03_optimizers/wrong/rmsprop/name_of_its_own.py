# expect: WRONG on "a cache brought along"
# slip: The cache is kept under another name than the documented one, so one that is brought along is never seen.
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("decay_rate", 0.99)
    rho = config["decay_rate"]
    config["square_avg"] = rho * config.get("square_avg", np.zeros_like(w)) + (1 - rho) * dw**2
    return w - config["learning_rate"] * dw / (np.sqrt(config["square_avg"]) + config["epsilon"]), config
