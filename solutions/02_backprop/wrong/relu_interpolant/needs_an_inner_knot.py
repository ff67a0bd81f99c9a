# expect: RAISED on "two knots"
# slip: The second slope is asked for even when there is only one piece.
import numpy as np


def relu_interpolant(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    change = [slopes[0], slopes[1] - slopes[0]]
    for k in range(2, len(slopes)):
        change.append(slopes[k] - slopes[k - 1])
    return np.ones((1, len(change))), -knots[:-1], np.array(change)[:, None], values[:1].copy()
