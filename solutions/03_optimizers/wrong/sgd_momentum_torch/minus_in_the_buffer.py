# expect: WRONG on "one step from rest"
# slip: The buffer adds up gradients, and w goes against it; a minus in both places walks uphill.
def sgd_momentum_torch(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config["buffer"] = config["momentum"] * config.get("buffer", np.zeros_like(w)) - dw
    return w - config["learning_rate"] * config["buffer"], config
