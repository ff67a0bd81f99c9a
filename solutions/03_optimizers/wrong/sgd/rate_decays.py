# expect: WRONG on "fifty steps"
# slip: The rule shrinks its own learning rate at each step; changing the rate is a schedule's business.
def sgd(w, dw, config=None):
    config = {} if config is None else config
    rate = config.setdefault("learning_rate", 1e-2)
    config["learning_rate"] = 0.99 * rate
    return w - rate * dw, config
