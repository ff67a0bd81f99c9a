# expect: WRONG on "three names"
# slip: Which axis is logarithmic stands in the space, not in the order of the names.
import numpy as np



def random_search(objective, space, trials, rng):
    points, losses = [], []
    for _ in range(trials):
        point = {}
        for i, (name, (low, high, scale)) in enumerate(space.items()):
            u = rng.random()
            point[name] = low * (high / low) ** u if i == 0 and low > 0 else low + (high - low) * u
        points.append(point)
        losses.append(objective(point))
    k = int(np.nanargmin(losses))
    return points[k], losses[k]
