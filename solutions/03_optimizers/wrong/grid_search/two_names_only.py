# expect: RAISED on "one name"
# slip: A space has any number of names; two nested loops take two.
import numpy as np



def grid_search(objective, space, points):
    a, b = list(space)[:2]
    axes = {n: np.geomspace(lo, hi, points) if s == "log" else np.linspace(lo, hi, points) for n, (lo, hi, s) in space.items()}
    best, loss = None, np.inf
    for u in axes[a]:
        for v in axes[b]:
            value = objective({a: u, b: v})
            if value < loss:
                best, loss = {a: u, b: v}, value
    return best, loss
