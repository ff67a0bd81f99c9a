# expect: WRONG on "idle units"
# slip: Patterns of active units are counted; a unit can switch without leaving a trace in the output.
import numpy as np


def count_linear_regions(weights, biases, low, high):
    a = np.linspace(low, high, 20001)[:, None]
    signs = []
    for w, b in zip(weights[:-1], biases[:-1]):
        z = a @ w + b
        signs.append(z > 0)
        a = np.maximum(0, z)
    pattern = np.hstack(signs)
    return 1 + int(np.sum(np.any(pattern[1:] != pattern[:-1], axis=1)))
