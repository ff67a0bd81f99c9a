# exercises: rmsprop
def rmsprop(w, dw, config=None):
    config = dict(learning_rate=0.01, decay_rate=0.99, epsilon=1e-8) | (config or {})
    cache = np.array(config.get("cache", np.zeros_like(w)))
    cache += (1 - config["decay_rate"]) * (np.square(dw) - cache)
    config["cache"] = cache
    denominator = np.maximum(cache, 0) ** 0.5
    denominator += config["epsilon"]
    return w - np.divide(config["learning_rate"] * dw, denominator), config
