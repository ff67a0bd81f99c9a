# expect: RAISED on "three names"
# slip: A space may have more than two names.
import numpy as np



def grid_search(objective, space, points):
    names = list(space)
    axes = [np.geomspace(lo, hi, points) if s == "log" else np.linspace(lo, hi, points) for lo, hi, s in space.values()]
    grids = np.meshgrid(*axes[:2])
    trials = [dict(zip(names, row)) for row in np.stack([g.ravel() for g in grids], axis=1)]
    losses = [objective(t) for t in trials]
    k = int(np.nanargmin(losses))
    return trials[k], losses[k]
