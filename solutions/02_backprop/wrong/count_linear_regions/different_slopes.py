# expect: WRONG on "slopes that come back"
# slip: Different slopes are counted; a slope may come back in another piece.
import numpy as np


def count_linear_regions(weights, biases, low, high):
    x = np.linspace(low, high, 20001)
    a = x[:, None]
    for w, b in zip(weights[:-1], biases[:-1]):
        a = np.maximum(0, a @ w + b)
    out = (a @ weights[-1] + biases[-1])[:, 0]
    slopes = np.diff(out) / np.diff(x)
    in_a_piece = np.abs(np.diff(slopes)) < 1e-8  # not at a kink
    return len(np.unique(np.round(slopes[1:][in_a_piece], 5)))
