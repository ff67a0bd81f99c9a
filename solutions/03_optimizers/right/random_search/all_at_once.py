# exercises: random_search
import numpy as np



def random_search(objective, space, trials, rng):
    u = rng.uniform(size=(len(space), trials))
    table = {}
    for row, (name, (a, b, kind)) in zip(u, space.items()):
        table[name] = 10 ** (np.log10(a) + row * (np.log10(b) - np.log10(a))) if kind == "log" else a + row * (b - a)
    points = [{name: column[i] for name, column in table.items()} for i in range(trials)]
    found = [(loss, i) for i, loss in enumerate(map(objective, points)) if np.isfinite(loss)]
    loss, i = min(found)
    return points[i], loss
