# expect: WRONG on "a rate and a momentum"
# slip: Both ends belong to the grid.
import numpy as np

import itertools


def grid_search(objective, space, points):
    names = list(space)
    axes = [(np.geomspace(low, high, points, endpoint=False) if scale == "log" else np.linspace(low, high, points, endpoint=False)) for low, high, scale in space.values()]
    best, loss = None, float("inf")
    for values in itertools.product(*axes):
        point = dict(zip(names, values))
        value = objective(point)
        if value < loss:
            best, loss = point, value
    return best, loss
