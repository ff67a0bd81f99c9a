# expect: WRONG on "a rate and a momentum"
# slip: An objective is a loss: the smallest is best.
import numpy as np

import itertools


def grid_search(objective, space, points):
    names = list(space)
    axes = [(np.geomspace(low, high, points) if scale == "log" else np.linspace(low, high, points)) for low, high, scale in space.values()]
    best, loss = None, float("inf")
    for values in itertools.product(*axes):
        point = dict(zip(names, values))
        value = objective(point)
        if best is None or value > loss:
            best, loss = point, value
    return best, loss
