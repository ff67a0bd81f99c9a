# expect: WRONG on "no config"
# slip: Another default than the documented one was used for the learning rate.
def sgd(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-3)
    return w - config["learning_rate"] * dw, config
