# expect: WRONG on "in the middle"
# slip: On a log axis widths are ratios: the box is to be narrowed in the logarithm.
import numpy as np



def zoom_in(space, best, shrink):
    new = {}
    for name, (low, high, scale) in space.items():
        half = shrink * (high - low) / 2
        new[name] = (max(low, best[name] - half), min(high, best[name] + half), scale)
    return new
