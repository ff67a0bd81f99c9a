# expect: WRONG on "in the middle"
# slip: shrink times the width on *each* side makes a box twice as wide.
import numpy as np



def zoom_in(space, best, shrink):
    new = {}
    for name, (low, high, scale) in space.items():
        to, back = (np.log, np.exp) if scale == "log" else (lambda v: v, lambda v: v)
        a, b, c = to(low), to(high), to(best[name])
        lo, hi = max(a, c - shrink * (b - a)), min(b, c + shrink * (b - a))
        new[name] = (back(lo), back(hi), scale)
    return new
