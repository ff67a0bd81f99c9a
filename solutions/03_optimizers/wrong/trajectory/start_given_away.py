# expect: WRONG on "the start serves again"
# slip: The rule got the caller's own w, and wrote into it.
import copy


def trajectory(rule, grad, w, config, steps):
    config = copy.deepcopy(config)
    path = [w.copy()]
    for _ in range(steps):
        w, config = rule(w, grad(w), config)
        path.append(w.copy())
    return np.array(path)
