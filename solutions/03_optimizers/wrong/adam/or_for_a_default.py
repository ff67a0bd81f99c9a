# expect: WRONG on "beta1 is 0"
# slip: A beta1 of 0 was taken for a missing one, and replaced by 0.9.
def adam(w, dw, config=None):
    config = dict(config or {})
    lr, eps = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
    b1, b2 = config.get("beta1") or 0.9, config.get("beta2") or 0.999
    t = (config.get("t") or 0) + 1
    m = b1 * config.get("m", 0) + (1 - b1) * dw
    v = b2 * config.get("v", 0) + (1 - b2) * dw**2
    config.update(t=t, m=m, v=v)
    return w - lr * (m / (1 - b1**t)) / (np.sqrt(v / (1 - b2**t)) + eps), config
