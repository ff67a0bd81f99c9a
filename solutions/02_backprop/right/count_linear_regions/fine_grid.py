# exercises: count_linear_regions
import numpy as np


def count_linear_regions(weights, biases, low, high):
    # kinks are 0.01 apart: a grid four times finer never has two in a cell or in neighbours
    x = np.linspace(low, high, 4 * int((high - low) / 0.01) + 3)
    h = x[:, None]
    for w, b in zip(weights[:-1], biases[:-1]):
        h = np.maximum(h @ w + b, 0)
    slope = np.diff((h @ weights[-1] + biases[-1]).ravel()) / np.diff(x)
    bends = np.abs(np.diff(slope)) > 1e-6
    runs = np.count_nonzero(bends[1:] & ~bends[:-1]) + int(bends[0])
    return np.int64(runs + 1)
