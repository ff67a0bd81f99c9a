# expect: WRONG on "a rate and a momentum"
# slip: The logarithm is to base 10 and the power to base e: the points leave the box.
import numpy as np



def random_search(objective, space, trials, rng):
    points, losses = [], []
    for _ in range(trials):
        point = {}
        for name, (low, high, scale) in space.items():
            if scale == "log":
                point[name] = np.exp(rng.uniform(np.log10(low), np.log10(high)))
            else:
                point[name] = rng.uniform(low, high)
        points.append(point)
        losses.append(objective(point))
    k = int(np.nanargmin(losses))
    return points[k], losses[k]
