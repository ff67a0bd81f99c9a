# expect: WRONG on "a rate and a momentum"
# slip: A generator seeded in the loop draws the same point every time.
import numpy as np



def random_search(objective, space, trials, rng):
    points, losses = [], []
    for _ in range(trials):
        point = {}
        rng = np.random.default_rng(1)
        for name, (low, high, scale) in space.items():
            u = rng.random()
            point[name] = low * (high / low) ** u if scale == "log" else low + (high - low) * u
        points.append(point)
        losses.append(objective(point))
    k = int(np.nanargmin(losses))
    return points[k], losses[k]
