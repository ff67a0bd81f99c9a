# expect: WRONG on "another rate at each step"
# slip: What is averaged is the gradient times the rate of its step; the averages are of gradients alone.
def adam(w, dw, config=None):
    config = {} if config is None else config
    for key, value in dict(learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=np.zeros_like(w), v=np.zeros_like(w), t=0).items():
        config.setdefault(key, value)
    lr, b1, b2, eps = config["learning_rate"], config["beta1"], config["beta2"], config["epsilon"]
    config["t"] += 1
    scaled = config.get("scaled", lr * config["m"])
    config["scaled"] = b1 * scaled + (1 - b1) * lr * dw
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw**2
    v_hat = config["v"] / (1 - b2 ** config["t"])
    return w - config["scaled"] / (1 - b1 ** config["t"]) / (np.sqrt(v_hat) + eps), config
