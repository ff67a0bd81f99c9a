# expect: WRONG on "a velocity brought along"
# slip: This is the spelling where the rate stands outside the memory; its buffer has another sign and size than our velocity, and follows a changing rate otherwise.
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    v = config.get("velocity", np.zeros_like(w))
    config["velocity"] = config["momentum"] * v + dw
    return w - config["learning_rate"] * config["velocity"], config
