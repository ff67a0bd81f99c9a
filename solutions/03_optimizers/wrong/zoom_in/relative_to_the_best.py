# expect: WRONG on "in the middle"
# slip: The reach is a part of the best value itself; it is to be a part of the old box.
import numpy as np



def zoom_in(space, best, shrink):
    return {n: (max(a, best[n] * (1 - shrink / 2)), min(b, best[n] * (1 + shrink / 2)), kind) for n, (a, b, kind) in space.items()}
