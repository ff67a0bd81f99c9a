# expect: WRONG on "one step from rest"
# slip: The gradient was weighted with 1 - momentum, as in an average; the buffer takes all of it.
def sgd_momentum_torch(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    mu = config["momentum"]
    config["buffer"] = mu * config.get("buffer", np.zeros_like(w)) + (1 - mu) * dw
    return w - config["learning_rate"] * config["buffer"], config
