# expect: WRONG on "in the middle"
# slip: The new box lies around the middle of the old one, not around the best point.
import numpy as np



def zoom_in(space, best, shrink):
    new = {}
    for name, (low, high, scale) in space.items():
        to, back = (np.log, np.exp) if scale == "log" else (lambda v: v, lambda v: v)
        a, b, c = to(low), to(high), to(best[name])
        lo, hi = (a + b) / 2 - shrink * (b - a) / 2, (a + b) / 2 + shrink * (b - a) / 2
        new[name] = (back(lo), back(hi), scale)
    return new
