# expect: WRONG on "momentum 0"
# slip: A momentum of 0 was taken for a missing one, and replaced by 0.9.
def nesterov(w, dw, config=None):
    config = dict(config or {})
    mu, lr = config.get("momentum") or 0.9, config.get("learning_rate", 1e-2)
    old = config.get("velocity", np.zeros_like(w))
    config["velocity"] = mu * old - lr * dw
    return w - mu * old + (1 + mu) * config["velocity"], config
