# exercises: adamw
def adamw(w, dw, config=None):
    config = {} if config is None else config
    shrink = config.get("learning_rate", 0.001) * config.get("weight_decay", 0.01) * w
    moved, config = adam(w, dw, config)
    return moved - shrink, config
