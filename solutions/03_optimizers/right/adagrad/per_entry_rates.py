# exercises: adagrad
def adagrad(w, dw, config=None):
    settings = dict(learning_rate=0.01, epsilon=1e-8)
    settings.update(config or {})
    root = np.hypot(np.sqrt(settings.get("cache", np.zeros_like(dw))), dw)
    settings["cache"] = root**2
    rates = settings["learning_rate"] / (root + settings["epsilon"])
    return w - rates * dw, settings
