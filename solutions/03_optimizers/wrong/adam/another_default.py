# expect: WRONG on "the defaults, small gradients"
# slip: The default of 0.99 was used for beta2, which is another rule's; the docstring has 0.999.
def adam(w, dw, config=None):
    config = dict({"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.99, "epsilon": 1e-8, "m": 0.0, "v": 0.0, "t": 0}, **(config or {}))
    b1, b2 = config["beta1"], config["beta2"]
    config["t"] += 1
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw**2
    step = (config["m"] / (1 - b1 ** config["t"])) / (np.sqrt(config["v"] / (1 - b2 ** config["t"])) + config["epsilon"])
    return w - config["learning_rate"] * step, config
