# exercises: nesterov_lookahead
def nesterov_lookahead(w, grad, config=None):
    config = config or {}
    velocity = np.array(config.get("velocity", np.zeros(w.shape)))
    velocity *= config.get("momentum", 0.9)
    look = w + velocity
    step = config.get("learning_rate", 0.01) * grad(look)
    look -= step  # w + momentum v - rate g is w + the new velocity
    return look, {**config, "velocity": velocity - step}
