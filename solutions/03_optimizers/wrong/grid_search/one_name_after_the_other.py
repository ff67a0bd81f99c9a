# expect: SHAPE on "a rate and a momentum"
# slip: Names are tuned one after the other; a grid tries every combination.
import numpy as np



def grid_search(objective, space, points):
    axes = {n: np.geomspace(lo, hi, points) if s == "log" else np.linspace(lo, hi, points) for n, (lo, hi, s) in space.items()}
    best, loss = {n: a[0] for n, a in axes.items()}, np.inf
    for name, axis in axes.items():
        for value in axis:
            trial = best | {name: value}
            if objective(trial) < loss:
                best, loss = trial, objective(trial)
    return best, loss
