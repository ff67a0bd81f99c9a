# expect: WRONG on "a velocity brought along"
# slip: The velocity is kept under another name than the documented one, so one that is brought along is never seen.
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    mu, old = config["momentum"], config.get("v", np.zeros_like(w))
    config["v"] = mu * old - config["learning_rate"] * dw
    return w - mu * old + (1 + mu) * config["v"], config
