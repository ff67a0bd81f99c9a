# expect: WRONG on "below zero"
# slip: Only a log axis stays above 0; a linear one may run below.
import numpy as np



def zoom_in(space, best, shrink):
    new = {}
    for name, (low, high, scale) in space.items():
        if scale == "log":
            r = (high / low) ** (shrink / 2)
            new[name] = (max(low, best[name] / r), min(high, best[name] * r), scale)
        else:
            r = (high - low) * shrink / 2
            new[name] = (max(low, best[name] - r, 0.0), min(high, best[name] + r), scale)
    return new
