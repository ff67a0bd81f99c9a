# expect: WRONG on "two hidden layers"
# slip: Only the kinks of the first layer are counted; units further back switch too.
import numpy as np


def count_linear_regions(weights, biases, low, high):
    kinks = -biases[0] / np.where(weights[0][0] == 0, np.nan, weights[0][0])
    slope = np.zeros(len(kinks))
    inside = np.unique(kinks[(kinks > low) & (kinks < high)])
    h = 1e-4

    def net(x):
        a = np.array([[x]])
        for w, b in zip(weights[:-1], biases[:-1]):
            a = np.maximum(0, a @ w + b)
        return (a @ weights[-1] + biases[-1]).item()

    count, last = 1, -np.inf
    for k in np.sort(inside):
        slope = (net(k + h) - 2 * net(k) + net(k - h)) / h
        if abs(slope) > 0.01 and k - last > 1e-6:
            count, last = count + 1, k
    return count
