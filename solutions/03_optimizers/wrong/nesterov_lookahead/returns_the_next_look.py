# expect: WRONG on "one step from rest"
# slip: What is returned is the next look-ahead point; this spelling returns w itself.
def nesterov_lookahead(w, grad, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    mu, v = config["momentum"], config.get("velocity", np.zeros_like(w))
    new = mu * v - config["learning_rate"] * grad(w + mu * v)
    config["velocity"] = new
    return w - mu * v + (1 + mu) * new, config
