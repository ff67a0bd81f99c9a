# expect: WRONG on "a rate and a momentum"
# slip: A log axis has constant ratios: with equal distances nearly all rates are large.
import numpy as np

import itertools


def grid_search(objective, space, points):
    names = list(space)
    axes = [np.linspace(low, high, points) for low, high, scale in space.values()]
    best, loss = None, float("inf")
    for values in itertools.product(*axes):
        point = dict(zip(names, values))
        value = objective(point)
        if value < loss:
            best, loss = point, value
    return best, loss
