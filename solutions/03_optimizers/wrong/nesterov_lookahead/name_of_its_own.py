# expect: WRONG on "a velocity brought along"
# slip: The velocity is kept under another name than the documented one, so one that is brought along is never seen.
def nesterov_lookahead(w, grad, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    mu, v = config["momentum"], config.get("v", np.zeros_like(w))
    config["v"] = mu * v - config["learning_rate"] * grad(w + mu * v)
    return w + config["v"], config
