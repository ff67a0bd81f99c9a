# expect: WRONG on "a rate and a momentum"
# slip: One random number for all names: the points lie on a diagonal of the box.
import numpy as np



def random_search(objective, space, trials, rng):
    points, losses = [], []
    for _ in range(trials):
        point = {}
        u = rng.random()
        for name, (low, high, scale) in space.items():
            point[name] = low * (high / low) ** u if scale == "log" else low + (high - low) * u
        points.append(point)
        losses.append(objective(point))
    k = int(np.nanargmin(losses))
    return points[k], losses[k]
