# expect: SHAPE on "a rate and a momentum"
# slip: The values are paired off: a diagonal is no grid.
import numpy as np

import itertools


def grid_search(objective, space, points):
    names = list(space)
    axes = [(np.geomspace(low, high, points) if scale == "log" else np.linspace(low, high, points)) for low, high, scale in space.values()]
    best, loss = None, float("inf")
    for values in zip(*axes):
        point = dict(zip(names, values))
        value = objective(point)
        if value < loss:
            best, loss = point, value
    return best, loss
