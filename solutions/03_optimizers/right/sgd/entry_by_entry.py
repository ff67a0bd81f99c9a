# exercises: sgd
def sgd(w, dw, config=None):
    settings = {"learning_rate": 0.01}
    settings.update(config or {})
    out = np.empty(w.shape)
    for index in np.ndindex(*w.shape):
        out[index] = w[index] - settings["learning_rate"] * dw[index]
    return [out, settings]
