# expect: WRONG on "weight decay 0"
# slip: A weight decay of 0 was taken for a missing one, and replaced by the default.
def adamw(w, dw, config=None):
    config = dict(config or {})
    lr, decay = config.get("learning_rate") or 1e-3, config.get("weight_decay") or 1e-2
    next_w, config = adam(w, dw, config)
    return next_w - lr * decay * w, config
