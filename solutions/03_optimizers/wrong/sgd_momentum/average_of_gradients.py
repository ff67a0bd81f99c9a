# expect: WRONG on "one step from rest"
# slip: The gradient was weighted with 1 - momentum, as in an average; the velocity takes all of it.
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    mu = config["momentum"]
    v = mu * config.get("velocity", np.zeros_like(w)) - (1 - mu) * config["learning_rate"] * dw
    config["velocity"] = v
    return w + v, config
