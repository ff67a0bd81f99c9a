# expect: WRONG on "fifty steps"
# slip: The step was made with the gradient alone; the buffer was kept for nothing.
def sgd_momentum_torch(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config["buffer"] = config["momentum"] * config.get("buffer", np.zeros_like(w)) + dw
    return w - config["learning_rate"] * dw, config
