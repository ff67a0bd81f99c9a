# expect: NONFINITE on "one step"
# slip: t was counted up after its use, so that the first correction divides by 1 - 1.
def adam(w, dw, config=None):
    config = {} if config is None else config
    for key, value in dict(learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=np.zeros_like(w), v=np.zeros_like(w), t=0).items():
        config.setdefault(key, value)
    lr, b1, b2, eps = config["learning_rate"], config["beta1"], config["beta2"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw**2
    m_hat = config["m"] / (1 - b1 ** config["t"])
    v_hat = config["v"] / (1 - b2 ** config["t"])
    config["t"] += 1
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), config
