# expect: WRONG on "a rule with memory"
# slip: Each step got the first config again, so that the rule forgot its velocity.
def trajectory(rule, grad, w, config, steps):
    w, path = w.copy(), [w.copy()]
    for _ in range(steps):
        w, _ = rule(w, grad(w), {k: np.copy(v) if isinstance(v, np.ndarray) else v for k, v in config.items()})
        path.append(w.copy())
    return np.array(path)
