# expect: SHAPE on "ten steps"
# slip: The start is missing from the path: it comes first.
def trajectory(rule, grad, w, config, steps):
    w, path = w.copy(), []
    config = {k: np.copy(v) if isinstance(v, np.ndarray) else v for k, v in config.items()}
    for _ in range(steps):
        w, config = rule(w, grad(w), config)
        path.append(w.copy())
    return np.array(path)
