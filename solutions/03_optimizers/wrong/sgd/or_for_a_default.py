# expect: WRONG on "a rate of 0 among others"
# slip: A rate of 0 was taken for a missing one, and replaced by the default.
def sgd(w, dw, config=None):
    config = config or {}
    rate = config.get("learning_rate") or 1e-2
    return w - rate * dw, config
