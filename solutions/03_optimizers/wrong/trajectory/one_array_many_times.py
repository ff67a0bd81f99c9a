# expect: WRONG on "a rule that writes into w"
# slip: The list holds the same array again and again, and shows where it ended; store a copy of each place.
import copy


def trajectory(rule, grad, w, config, steps):
    w, config = w.copy(), copy.deepcopy(config)
    path = [w]
    for _ in range(steps):
        w, config = rule(w, grad(w), config)
        path.append(w)
    return np.array(path)
