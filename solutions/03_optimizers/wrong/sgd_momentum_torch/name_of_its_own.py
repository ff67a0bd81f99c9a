# expect: WRONG on "a buffer brought along"
# slip: The buffer is kept under torch's name and not under the documented one, so one that is brought along is never seen.
def sgd_momentum_torch(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    b = config.get("momentum_buffer", np.zeros_like(w))
    config["momentum_buffer"] = config["momentum"] * b + dw
    return w - config["learning_rate"] * config["momentum_buffer"], config
