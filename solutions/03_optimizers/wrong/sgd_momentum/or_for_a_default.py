# expect: WRONG on "momentum 0"
# slip: A momentum of 0 was taken for a missing one, and replaced by 0.9.
def sgd_momentum(w, dw, config=None):
    config = dict(config or {})
    lr = config.get("learning_rate", 1e-2)
    mu = config.get("momentum") or 0.9
    v = mu * config.get("velocity", np.zeros_like(w)) - lr * dw
    config["velocity"] = v
    return w + v, config
