# expect: WRONG on "at the lower edge"
# slip: The box is pushed inwards to keep its width; then the best point no longer lies in its middle.
import numpy as np



def zoom_in(space, best, shrink):
    new = {}
    for name, (low, high, scale) in space.items():
        to, back = (np.log, np.exp) if scale == "log" else (lambda v: v, lambda v: v)
        a, b, c = to(low), to(high), to(best[name])
        lo = min(max(a, c - shrink * (b - a) / 2), b - shrink * (b - a))
        hi = lo + shrink * (b - a)
        new[name] = (back(lo), back(hi), scale)
    return new
