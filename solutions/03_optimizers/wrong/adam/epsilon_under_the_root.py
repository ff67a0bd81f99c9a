# expect: WRONG on "a large epsilon, some gradients 0"
# slip: epsilon was added under the root; it stands beside it.
def adam(w, dw, config=None):
    config = {} if config is None else config
    for key, value in dict(learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=np.zeros_like(w), v=np.zeros_like(w), t=0).items():
        config.setdefault(key, value)
    lr, b1, b2, eps = config["learning_rate"], config["beta1"], config["beta2"], config["epsilon"]
    config["t"] += 1
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw**2
    m_hat, v_hat = config["m"] / (1 - b1 ** config["t"]), config["v"] / (1 - b2 ** config["t"])
    return w - lr * m_hat / np.sqrt(v_hat + eps), config
