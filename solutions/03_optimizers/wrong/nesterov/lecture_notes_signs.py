# expect: WRONG on "one step from rest"
# slip: The velocity holds the minus already; subtracting it walks uphill.
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    mu, old = config["momentum"], config.get("velocity", np.zeros_like(w))
    config["velocity"] = mu * old - config["learning_rate"] * dw
    return w + mu * old - (1 + mu) * config["velocity"], config
