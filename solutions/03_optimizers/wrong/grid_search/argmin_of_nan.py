# expect: NONFINITE on "some runs diverge"
# slip: np.argmin takes a nan for the smallest loss.
import itertools

import numpy as np


def grid_search(objective, space, points):
    axes = [np.geomspace(*a[:2], points) if a[2] == "log" else np.linspace(*a[:2], points) for a in space.values()]
    trials = [dict(zip(space, v)) for v in itertools.product(*axes)]
    losses = np.array([objective(t) for t in trials])
    return trials[np.argmin(losses)], losses[np.argmin(losses)]
