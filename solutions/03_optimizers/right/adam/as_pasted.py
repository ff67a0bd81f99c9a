# exercises: adam
def adam(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)

    keys = ["learning_rate", "beta1", "beta2", "epsilon", "m", "v", "t"]
    lr, beta1, beta2, eps, m, v, t = (config.get(k) for k in keys)
    config["t"] = t = t + 1
    config["m"] = m = beta1 * m + (1 - beta1) * dw
    mt = m / (1 - beta1**t)
    config["v"] = v = beta2 * v + (1 - beta2) * (dw**2)
    vt = v / (1 - beta2**t)
    next_w = w - lr * mt / (np.sqrt(vt) + eps)
    return next_w, config
