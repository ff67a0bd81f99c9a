# expect: WRONG on "parts of the line"
# slip: All pieces on the line are counted; only those between low and high were asked for.
import numpy as np


def count_linear_regions(weights, biases, low, high):
    x = np.linspace(-40.0, 40.0, 32003)
    h = x[:, None]
    for w, b in zip(weights[:-1], biases[:-1]):
        h = np.maximum(h @ w + b, 0)
    slope = np.diff((h @ weights[-1] + biases[-1]).ravel()) / np.diff(x)
    bends = np.abs(np.diff(slope)) > 1e-6
    return 1 + int(np.count_nonzero(bends[1:] & ~bends[:-1]))
