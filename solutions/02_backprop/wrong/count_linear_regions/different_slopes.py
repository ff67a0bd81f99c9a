# expect: WRONG on "a sawtooth"
# slip: Different slopes are counted; a slope may come back in another piece.
import numpy as np


def count_linear_regions(weights, biases, low, high):
    x = np.linspace(low, high, 40001)
    a = x[:, None]
    for w, b in zip(weights[:-1], biases[:-1]):
        a = np.maximum(0, a @ w + b)
    out = (a @ weights[-1] + biases[-1])[:, 0]
    slopes = np.diff(out) / np.diff(x)
    steady = np.abs(np.diff(slopes)) < 1e-6  # away from a kink
    places = np.round(slopes[1:][steady], 4)
    return len(np.unique(np.round(places, 3)))
