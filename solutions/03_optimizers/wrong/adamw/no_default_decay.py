# expect: WRONG on "the defaults, small gradients"
# slip: Without a weight_decay in the config there was none; the docstring has a default for it.
def adamw(w, dw, config=None):
    config = dict(config or {})
    decay = config.get("learning_rate", 1e-3) * config.get("weight_decay", 0.0)
    next_w, config = adam(w, dw, config)
    return next_w - decay * w, config
