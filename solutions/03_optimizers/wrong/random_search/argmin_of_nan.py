# expect: NONFINITE on "the first runs diverge"
# slip: np.argmin takes a nan for the smallest loss.
import numpy as np



def random_search(objective, space, trials, rng):
    points, losses = [], []
    for _ in range(trials):
        point = {}
        for name, (low, high, scale) in space.items():
            u = rng.random()
            point[name] = low * (high / low) ** u if scale == "log" else low + (high - low) * u
        points.append(point)
        losses.append(objective(point))
    k = int(np.argmin(losses))
    return points[k], losses[k]
