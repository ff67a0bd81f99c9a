# expect: WRONG on "twenty steps"
# slip: The gradient was taken at w - momentum * velocity, which is where we came from; the velocity points ahead.
def nesterov_lookahead(w, grad, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    mu, v = config["momentum"], config.get("velocity", np.zeros_like(w))
    w_hat = w - mu * v
    config["velocity"] = mu * v - config["learning_rate"] * grad(w_hat)
    return w + config["velocity"], config
