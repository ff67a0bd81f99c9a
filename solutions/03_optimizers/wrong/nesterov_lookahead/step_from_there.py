# expect: WRONG on "twenty steps"
# slip: The step was made from the look-ahead point, so the momentum counts twice; it starts from w.
def nesterov_lookahead(w, grad, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    mu, v = config["momentum"], config.get("velocity", np.zeros_like(w))
    w_hat = w + mu * v
    v = mu * v - config["learning_rate"] * grad(w_hat)
    config["velocity"] = v
    return w_hat + v, config
