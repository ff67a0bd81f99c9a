# expect: WRONG on "fifty steps"
# slip: Adam was given a copy of the config, and the averages and t that it returned were dropped.
def adamw(w, dw, config=None):
    config = dict(config or {})
    lr, decay = config.get("learning_rate", 1e-3), config.get("weight_decay", 1e-2)
    next_w, _ = adam(w, dw, dict(config))
    return next_w - lr * decay * w, config
