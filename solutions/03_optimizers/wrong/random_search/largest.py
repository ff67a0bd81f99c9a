# expect: WRONG on "a rate and a momentum"
# slip: An objective is a loss: the smallest is best.
import numpy as np



def random_search(objective, space, trials, rng):
    points, losses = [], []
    for _ in range(trials):
        point = {}
        for name, (low, high, scale) in space.items():
            u = rng.random()
            point[name] = low * (high / low) ** u if scale == "log" else low + (high - low) * u
        points.append(point)
        losses.append(objective(point))
    k = int(np.nanargmax(losses))
    return points[k], losses[k]
