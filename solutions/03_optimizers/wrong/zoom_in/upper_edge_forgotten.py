# expect: WRONG on "at the upper edge"
# slip: Cut off at the lower edge only.
import numpy as np



def zoom_in(space, best, shrink):
    new = {}
    for name, (low, high, scale) in space.items():
        to, back = (np.log, np.exp) if scale == "log" else (lambda v: v, lambda v: v)
        a, b, c = to(low), to(high), to(best[name])
        lo, hi = max(a, c - shrink * (b - a) / 2), c + shrink * (b - a) / 2
        new[name] = (back(lo), back(hi), scale)
    return new
