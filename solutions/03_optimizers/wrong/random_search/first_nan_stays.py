# expect: NONFINITE on "the first runs diverge"
# slip: If the first run is nan, nothing is ever smaller than it.
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
    k = int(min(range(trials), key=losses.__getitem__))
    return points[k], losses[k]
