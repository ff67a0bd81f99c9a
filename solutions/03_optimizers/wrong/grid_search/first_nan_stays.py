# expect: NONFINITE on "some runs diverge"
# slip: If the first run is nan, nothing is ever smaller than it.
import numpy as np

import itertools


def grid_search(objective, space, points):
    names = list(space)
    axes = [(np.geomspace(low, high, points) if scale == "log" else np.linspace(low, high, points)) for low, high, scale in space.values()]
    best, loss = None, float("inf")
    for values in itertools.product(*axes):
        point = dict(zip(names, values))
        value = objective(point)
        if best is None or value < loss:
            best, loss = point, value
    return best, loss
