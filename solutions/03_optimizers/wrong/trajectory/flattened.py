# expect: SHAPE on "a rule with memory"
# slip: The places were laid out flat; each has the shape of w.
import copy


def trajectory(rule, grad, w, config, steps):
    w, config = w.copy(), copy.deepcopy(config)
    path = [w.ravel().copy()]
    for _ in range(steps):
        w, config = rule(w, grad(w), config)
        path.append(w.flatten())
    return np.array(path)
