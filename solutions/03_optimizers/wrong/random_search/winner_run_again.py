# expect: SHAPE on "a rate and a momentum"
# slip: The winner's objective is called once more: each call is a training run, and may give another loss.
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
    k = int(np.nanargmin(losses))
    return points[k], objective(points[k])
