# expect: WRONG on "knots left of zero"
# slip: The first unit is relu(x), with its kink at zero; it belongs at the first knot, wherever that is.
import numpy as np


def relu_interpolant(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    change = np.diff(slopes, prepend=0.0)
    b1 = np.concatenate([[0.0], -knots[1:-1]])
    return np.ones((1, len(change))), b1, change[:, None], values[:1].copy()
