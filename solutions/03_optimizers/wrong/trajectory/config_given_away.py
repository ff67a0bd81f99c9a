# expect: WRONG on "settings and velocity serve again"
# slip: The rule got the caller's own config, and wrote into it.
def trajectory(rule, grad, w, config, steps):
    path = np.empty((steps + 1, *w.shape))
    path[0] = w
    for i in range(steps):
        next_w, config = rule(path[i].copy(), grad(path[i]), config)
        path[i + 1] = next_w
    return path
