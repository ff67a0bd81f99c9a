# expect: WRONG on "one step from rest"
# slip: The old velocity and the new one are the same array, changed in place, so the old one is lost before it is used.
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    mu = config["momentum"]
    v = config.get("velocity", np.zeros_like(w))
    v_prev = v
    v *= mu
    v -= config["learning_rate"] * dw
    config["velocity"] = v
    return w - mu * v_prev + (1 + mu) * v, config
