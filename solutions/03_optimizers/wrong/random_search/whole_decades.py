# expect: WRONG on "a rate and a momentum"
# slip: Only whole powers of ten are drawn: a grid in disguise.
import numpy as np



def random_search(objective, space, trials, rng):
    points, losses = [], []
    for _ in range(trials):
        point = {}
        for name, (low, high, scale) in space.items():
            if scale == "log":
                point[name] = 10.0 ** rng.integers(round(np.log10(low)), round(np.log10(high)) + 1)
            else:
                point[name] = rng.uniform(low, high)
        points.append(point)
        losses.append(objective(point))
    k = int(np.nanargmin(losses))
    return points[k], losses[k]
