# expect: WRONG on "no config"
# slip: The dict in the function's first line is made once and shared by all calls without a config: the next weight starts with this one's velocity.
def nesterov_lookahead(w, grad, config={}):
    mu, lr = config.setdefault("momentum", 0.9), config.setdefault("learning_rate", 1e-2)
    v = config.get("velocity", np.zeros_like(w))
    config["velocity"] = mu * v - lr * grad(w + mu * v)
    return w + config["velocity"], config
