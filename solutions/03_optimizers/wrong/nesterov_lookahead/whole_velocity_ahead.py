# expect: WRONG on "twenty steps"
# slip: It looked ahead by the whole velocity; momentum will carry us by momentum times it only.
def nesterov_lookahead(w, grad, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    mu, v = config["momentum"], config.get("velocity", np.zeros_like(w))
    v = mu * v - config["learning_rate"] * grad(w + v)
    config["velocity"] = v
    return w + v, config
