# expect: WRONG on "several hidden layers"
# slip: Only the kinks of the first layer are looked at; units further back switch too.
import numpy as np


def count_linear_regions(weights, biases, low, high):
    def net(x):
        for w, b in zip(weights[:-1], biases[:-1]):
            x = np.maximum(0, x @ w + b)
        return (x @ weights[-1] + biases[-1])[:, 0]

    on = weights[0][0] != 0
    kinks = np.unique(np.round(-biases[0][on] / weights[0][0, on], 9))
    kinks = kinks[(kinks > low) & (kinks < high)]
    h = 1e-4
    bend = (net(kinks[:, None] + h) - 2 * net(kinks[:, None]) + net(kinks[:, None] - h)) / h
    return 1 + int(np.sum(np.abs(bend) > 0.01))
