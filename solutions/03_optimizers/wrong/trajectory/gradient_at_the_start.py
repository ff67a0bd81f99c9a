# expect: WRONG on "ten steps"
# slip: The gradient was computed once, at the start; it is needed anew at each place.
def trajectory(rule, grad, w, config, steps):
    w, path = w.copy(), [w.copy()]
    config = {k: np.copy(v) if isinstance(v, np.ndarray) else v for k, v in config.items()}
    dw = grad(w)
    for _ in range(steps):
        w, config = rule(w, dw, config)
        path.append(w.copy())
    return np.array(path)
