# expect: WRONG on "a rate and a momentum"
# slip: On a log axis a uniform draw lands in the largest decade nine times in ten.
import numpy as np



def random_search(objective, space, trials, rng):
    points, losses = [], []
    for _ in range(trials):
        point = {}
        for name, (low, high, scale) in space.items():
            point[name] = rng.uniform(low, high)
        points.append(point)
        losses.append(objective(point))
    k = int(np.nanargmin(losses))
    return points[k], losses[k]
