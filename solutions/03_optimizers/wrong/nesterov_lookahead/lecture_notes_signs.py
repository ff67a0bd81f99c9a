# expect: WRONG on "one step from rest"
# slip: Both signs are turned round: the look-ahead point is w + momentum * velocity, and the velocity is added to w.
def nesterov_lookahead(w, grad, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    mu, lr, v = config["momentum"], config["learning_rate"], config.get("velocity", np.zeros_like(w))
    w_hat = w - mu * v
    v = mu * v - lr * grad(w_hat)
    config["velocity"] = v
    return w - lr * v, config
