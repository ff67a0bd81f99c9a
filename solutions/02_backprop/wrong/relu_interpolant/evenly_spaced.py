# expect: WRONG on "uneven knots from 0"
# slip: All gaps are taken to be as wide as the first one.
import numpy as np


def relu_interpolant(knots, values):
    width = knots[1] - knots[0]
    slopes = np.diff(values) / width
    change = np.diff(slopes, prepend=0.0)
    return np.ones((1, len(change))), -knots[:-1], change[:, None], values[:1].copy()
