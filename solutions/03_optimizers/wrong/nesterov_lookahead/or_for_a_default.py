# expect: WRONG on "momentum 0"
# slip: A momentum of 0 was taken for a missing one, and replaced by 0.9.
def nesterov_lookahead(w, grad, config=None):
    config = dict(config or {})
    mu = config.get("momentum") or 0.9
    v = config.get("velocity", np.zeros_like(w))
    config["velocity"] = mu * v - config.get("learning_rate", 1e-2) * grad(w + mu * v)
    return w + config["velocity"], config
