# exercises: sgd_momentum
def sgd_momentum(w, dw, config=None):
    config = config if config is not None else {}
    if "velocity" not in config:
        config["velocity"] = np.zeros(w.shape)
    dw *= config.get("learning_rate", 0.01)
    config["velocity"] *= config.get("momentum", 0.9)
    config["velocity"] -= dw
    w += config["velocity"]
    return w, config
