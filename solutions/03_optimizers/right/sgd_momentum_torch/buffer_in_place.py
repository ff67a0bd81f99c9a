# exercises: sgd_momentum_torch
def sgd_momentum_torch(p, g, config=None):
    state = {"learning_rate": 1e-2, "momentum": 0.9, **({} if config is None else config)}
    b = state.get("buffer")
    b = g.copy() if b is None else np.add(np.multiply(b, state["momentum"], out=b), g, out=b)
    state["buffer"] = b
    np.subtract(p, state["learning_rate"] * b, out=p)
    return p, state
