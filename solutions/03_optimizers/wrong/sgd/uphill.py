# expect: WRONG on "one step"
# slip: The gradient was added: that climbs; descent subtracts it.
def sgd(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-2)
    w = w + config["learning_rate"] * dw
    return w, config
