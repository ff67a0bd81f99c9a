# expect: RAISED on "one trial"
# slip: A linear axis may run below 0, where there are no logarithms.
import math

import numpy as np



def random_search(objective, space, trials, rng):
    points, losses = [], []
    for _ in range(trials):
        point = {}
        for name, (low, high, scale) in space.items():
            a, b = math.log(low), math.log(high)
            point[name] = math.exp(rng.uniform(a, b)) if scale == "log" else rng.uniform(low, high)
        points.append(point)
        losses.append(objective(point))
    k = int(np.nanargmin(losses))
    return points[k], losses[k]
