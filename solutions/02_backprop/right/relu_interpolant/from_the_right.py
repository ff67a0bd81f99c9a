# exercises: relu_interpolant
import numpy as np


def relu_interpolant(t, v):
    # mirrored units, kinks from the last knot leftwards, and an idle one; scaled by two
    units = [(t[-1], (v[-2] - v[-1]) / (t[-1] - t[-2]))]
    for k in range(len(t) - 2, 0, -1):
        here = (v[k - 1] - v[k]) / (t[k] - t[k - 1])
        units.append((t[k], here - sum(u[1] for u in units)))
    kinks, heights = np.array(units + [(0.0, 0.0)]).T
    return -2 * np.ones((1, len(kinks))), 2 * kinks, heights[:, None] / 2, float(v[-1])
