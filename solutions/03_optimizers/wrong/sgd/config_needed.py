# expect: RAISED on "no config"
# slip: Without a config there is no dict to look into: make an empty one first.
def sgd(w, dw, config=None):
    return w - config.get("learning_rate", 1e-2) * dw, config
