# expect: WRONG on "settings and velocity serve again"
# slip: The dict was copied, but the velocity in it is the caller's own array, and the rule wrote into it.
def trajectory(rule, grad, w, config, steps):
    w, config = w.copy(), dict(config)
    path = [w.copy()]
    for _ in range(steps):
        w, config = rule(w, grad(w), config)
        path.append(w.copy())
    return np.array(path)
