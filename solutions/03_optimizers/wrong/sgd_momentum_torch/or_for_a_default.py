# expect: WRONG on "momentum 0"
# slip: A momentum of 0 was taken for a missing one, and replaced by 0.9.
def sgd_momentum_torch(w, dw, config=None):
    config = dict(config or {})
    b = (config.get("momentum") or 0.9) * config.get("buffer", np.zeros_like(w)) + dw
    config["buffer"] = b
    return w - config.get("learning_rate", 1e-2) * b, config
