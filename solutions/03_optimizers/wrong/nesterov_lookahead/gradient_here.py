# expect: WRONG on "twenty steps"
# slip: The gradient was taken at w: that is plain momentum, without looking ahead.
def nesterov_lookahead(w, grad, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    v = config.get("velocity", np.zeros_like(w))
    v = config["momentum"] * v - config["learning_rate"] * grad(w)
    config["velocity"] = v
    return w + v, config
